import type { IncomingMessage, ServerResponse } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { queueFairly } from '../../../src/web/limits/fair-turns.js'

/** Requests as Node hands them over, by the network that they are from. */
const asking = () => {
  const answered: string[] = []
  const refused: string[] = []
  const networks = new WeakMap<IncomingMessage, string>()
  const listener = queueFairly(
    (req) => void answered.push(networks.get(req) as string),
    (req) => networks.get(req) as string,
  )
  const ask = (network: string, destroyed = false): void => {
    const req = { socket: { destroyed } } as IncomingMessage
    networks.set(req, network)
    const res = {
      writeHead: (status: number) => refused.push(`${network} ${status}`),
      end: () => {},
    }
    listener(req, res as unknown as ServerResponse)
  }
  return { ask, answered, refused }
}

describe('turns', () => {
  it('answer everybody else at once while one network asks for a hundred things', async () => {
    const { ask, answered } = asking()
    for (let i = 0; i < 100; i++) ask('flood')
    expect(answered).toEqual(['flood'])
    ask('honest')
    expect(answered).toEqual(['flood', 'honest'])
    for (let i = 0; i < 50; i++) await turn()
    ask('another')
    expect(answered.slice(-1)).toEqual(['another'])
    expect(answered.length).toBeLessThan(100)
    while (answered.length < 102) await turn()
  })

  it('answer all that a network asks, in its order, and hold nothing when it is done', async () => {
    const { ask, answered } = asking()
    for (let i = 0; i < 5; i++) ask('one')
    while (answered.length < 5) await turn()
    for (let i = 0; i < 100; i++) await turn()
    ask('one')
    expect(answered).toHaveLength(6)
  })

  it('hold two hundred requests of a network and no more; the others are told to come again', async () => {
    const { ask, answered, refused } = asking()
    for (let i = 0; i < 300; i++) ask('flood')
    expect(refused).toEqual(Array(99).fill('flood 503'))
    ask('honest')
    expect(answered).toEqual(['flood', 'honest'])
    while (answered.length < 202) await turn()
  })

  it('pass over who has gone away', async () => {
    const { ask, answered } = asking()
    ask('one')
    ask('one', true)
    ask('one')
    for (let i = 0; i < 100; i++) await turn()
    expect(answered).toHaveLength(2)
  })

  it('answer over a line as before', async () => {
    const listener = queueFairly(
      (_req, res) => void res.end('answered'),
      ({ socket }) => socket.remoteAddress ?? '',
    )
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => supertest(listener).get('/').buffer(true)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  })
})
