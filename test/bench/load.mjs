import { spawn } from 'node:child_process'
import { createServer } from 'node:http'

/** Answers a second over eight keep-alive connections, asked by another process. */
export const load = (port, addresses, encoding, seconds = 4) =>
  new Promise((resolve, reject) => {
    const file = new URL('client.mjs', import.meta.url).pathname
    const child = spawn(process.execPath, [file, String(port), String(seconds), '8', encoding], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.on('close', (code) =>
      code === 0 ? resolve(Number(said)) : reject(new Error('The client failed')),
    )
    child.stdin.end(addresses.join('\n'))
  })

/** Listens on a free port. */
export const listening = (listener) =>
  new Promise((resolve) => {
    const server = createServer(listener)
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: server.address().port,
        close: () => new Promise((done) => server.close(done)),
      }),
    )
  })

/** The middle of some numbers. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Two loads in turns, so that the machine's moods meet both; the median of each. */
export const inTurns = async (ours, theirs, rounds = 5) => {
  const [a, b] = [[], []]
  for (let i = 0; i < rounds; i++) {
    a.push(await ours())
    b.push(await theirs())
  }
  return { ours: median(a), theirs: median(b) }
}
