import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import express from 'express'
import supertest from 'supertest'
import { readAssets } from '../../../src/web/html/assets.js'

const bundles = [
  ['styles.css', new URL('../../../public/styles/', import.meta.url)],
  ['enhance.js', new URL('../../../public/scripts/', import.meta.url)],
] as const

describe('the stylesheet and the script', () => {
  const assets = readAssets()
  const app = express().get('/assets/:file', assets.serve)

  it.each(bundles)(
    '%s has every file of its folder in it, and that of editors what only they need',
    async (bundle, folder) => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(?:css|js)$/.test(name),
      )
      expect(files.length).toBeGreaterThan(5)
      for (const name of files) {
        const address = assets.address(name.startsWith('admin/') ? 'admin.css' : bundle)
        const answer = await supertest(app)
          .get(address)
          .set('Accept-Encoding', 'identity')
          .buffer(true)
          .expect(200)
        const text = answer.text ?? String(answer.body)
        const written = readFileSync(new URL(name, folder), 'utf8')
        expect({ name, there: text.includes(written) }).toEqual({ name, there: true })
      }
    },
  )

  it.each(bundles)('%s is one request of a few kilobytes', async (bundle, _folder) => {
    const { headers } = await supertest(app)
      .get(assets.address(bundle))
      .set('Accept-Encoding', 'br')
      .expect(200)
    expect(headers['content-encoding']).toBe('br')
    expect(Number(headers['content-length'])).toBeLessThan(10_000)
  })

  it('know no file that is not there', async () => {
    expect(() => assets.address('nothing.css')).toThrow('public/ has no nothing.css')
    await supertest(app).get('/assets/styles.000000000000.css').expect(404)
  })
})
