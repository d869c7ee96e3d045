import { Agent, createServer, request } from 'node:http'

/**
 * A small proxy in front of processes, in turns, as nginx does by default: a new line for every
 * request, and the next process where the line could not be made, or broke before an answer and
 * nothing would be done twice. `seconds` counts those; `send` names the ports.
 */
export const openBalancer = (ground, ports) =>
  new Promise((resolve) => {
    const agent = new Agent({ keepAlive: false })
    const counted = { seconds: 0 }
    let [targets, turn] = [ports, 0]
    const pass = (req, res, first, tries, body) => {
      const port = targets[(first + tries) % targets.length]
      const asked = request({
        agent,
        host: '127.0.0.1',
        port,
        method: req.method,
        path: req.url,
        headers: { ...req.headers, connection: 'close' },
      })
      asked.on('response', (answer) => {
        res.writeHead(answer.statusCode, answer.rawHeaders)
        answer.pipe(res)
        answer.on('error', () => res.destroy())
      })
      asked.on('error', (error) => {
        if (res.headersSent) return void res.destroy()
        const isHarmless =
          error.code === 'ECONNREFUSED' || req.method === 'GET' || req.method === 'HEAD'
        if (tries + 1 >= targets.length || !isHarmless) return void res.writeHead(502).end()
        counted.seconds += 1
        pass(req, res, first, tries + 1, body)
      })
      asked.end(body)
    }
    const server = createServer(async (req, res) => {
      const chunks = []
      for await (const chunk of req) chunks.push(chunk)
      pass(req, res, turn++, 0, Buffer.concat(chunks))
    })
    ground.later(() => {
      server.closeAllConnections()
      server.close()
    })
    server.listen(0, '127.0.0.1', () =>
      resolve({
        address: `http://127.0.0.1:${server.address().port}`,
        counted,
        send: (next) => {
          targets = next
        },
      }),
    )
  })
