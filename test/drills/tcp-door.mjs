import { connect, createServer } from 'node:net'
import { pause } from './waiting.mjs'

/**
 * A door between the directory and its database, on loopback. `to` leads it to another port and
 * ends what went through it, as an operator's pooler or virtual address does. `set` changes what it
 * does with what passes: `pass`, `refuse` (and end what there is), `swallow` (nothing passes and
 * nobody is told), `late` (each piece a while later), `trickle` (64 bytes at a time).
 */
export const openDoor = (ground, target) =>
  new Promise((resolve) => {
    const pairs = new Set()
    let [mode, port] = ['pass', target]
    const endAll = () => {
      for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy()
    }
    const ways = {
      pass: async (to, data) => to.write(data),
      swallow: async () => {},
      late: async (to, data) => {
        await pause(300)
        to.write(data)
      },
      trickle: async (to, data) => {
        for (let at = 0; at < data.length && !to.destroyed; at += 64) {
          to.write(data.subarray(at, at + 64))
          await pause(20)
        }
      },
    }
    const lead = (from, to) => {
      // One piece after the other, in their order.
      let last = Promise.resolve()
      from.on('data', (data) => {
        last = last.then(async () => to.destroyed || (await (ways[mode] ?? ways.pass)(to, data)))
      })
      from.on('error', () => {})
      from.on('close', () => void last.then(() => mode === 'swallow' || to.end()))
    }
    const server = createServer((near) => {
      if (mode === 'refuse') return void near.resetAndDestroy()
      const far = connect(port, '127.0.0.1')
      const pair = [near, far]
      pairs.add(pair)
      near.on('close', () => pairs.delete(pair))
      lead(near, far)
      lead(far, near)
    })
    ground.later(() => {
      endAll()
      server.close()
    })
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: server.address().port,
        set: (next) => {
          mode = next
          if (next === 'refuse') endAll()
        },
        to: (next) => {
          port = next
          endAll()
        },
      }),
    )
  })
