import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import express from 'express'
import supertest from 'supertest'
import { readAssets } from '../../src/web/assets.js'

const folder = new URL('../../public/styles/', import.meta.url)

describe('the stylesheet', () => {
  const assets = readAssets()
  const app = express().get('/assets/:file', assets.serve)

  it('has every file of public/styles in it, and that of editors what only they need', async () => {
    for (const name of readdirSync(folder)) {
      const bundle = name.startsWith('desk-') ? 'desk.css' : 'styles.css'
      const { text } = await supertest(app).get(assets.address(bundle)).set('Accept-Encoding', 'identity').expect(200)
      const written = readFileSync(new URL(name, folder), 'utf8')
      expect({ name, there: text.includes(written) }).toEqual({ name, there: true })
    }
  })

  it('is one request of a few kilobytes', async () => {
    const { headers } = await supertest(app).get(assets.address('styles.css')).set('Accept-Encoding', 'br').expect(200)
    expect(headers['content-encoding']).toBe('br')
    expect(Number(headers['content-length'])).toBeLessThan(10_000)
  })

  it('knows no file that is not there', async () => {
    expect(() => assets.address('nothing.css')).toThrow('public/ has no nothing.css')
    await supertest(app).get('/assets/styles.000000000000.css').expect(404)
  })
})
