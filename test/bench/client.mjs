// node client.mjs PORT SECONDS CONNECTIONS < addresses: asks over and over on keep-alive
// connections, each answer before the next question, and prints how many answers a second. Bare
// sockets: an HTTP client would cost more than what it measures.
import { connect } from 'node:net'

const [port, seconds, connections, encoding] = process.argv.slice(2)
let text = ''
for await (const chunk of process.stdin) text += chunk
const requests = text
  .trim()
  .split('\n')
  .map((address) =>
    Buffer.from(
      `GET ${address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: ${encoding}\r\n\r\n`,
    ),
  )
let next = 0
let answers = 0
let counting = false
let ended = false

const ask = () =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    let left = -1
    let head = ''
    const send = () => {
      left = -1
      head = ''
      socket.write(requests[next++ % requests.length])
    }
    const took = (bytes) => {
      left -= bytes
      if (left > 0) return
      if (counting) answers += 1
      if (ended) socket.end()
      else send()
    }
    socket.setNoDelay(true)
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('close', resolve)
    socket.on('data', (chunk) => {
      if (left >= 0) return took(chunk.length)
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!head.startsWith('HTTP/1.1 200')) return reject(new Error(head.slice(0, 40)))
      const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
      left = Number(length)
      took(head.length - end - 4)
    })
  })

const all = Array.from({ length: Number(connections) }, ask)
// A second to warm up, in which nothing counts.
setTimeout(() => {
  counting = true
  const start = performance.now()
  setTimeout(() => {
    ended = true
    counting = false
    process.stdout.write(`${answers / ((performance.now() - start) / 1000)}\n`)
  }, Number(seconds) * 1000)
}, 1000)
await Promise.all(all)
