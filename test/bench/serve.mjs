// node serve.mjs ours COUNT | real | express FILE | node FILE: listens, and prints its port. FILE
// holds the headers and the body of one answer.
import { readFileSync } from 'node:fs'
import { listening } from './load.mjs'

const [kind, given] = process.argv.slice(2)
const constant = () => {
  const { headers, body } = JSON.parse(readFileSync(given, 'utf8'))
  return { headers, body: Buffer.from(body, 'base64') }
}
const listeners = {
  ours: async () => {
    const { makePrograms, places, realPrograms } = await import('./programs.mjs')
    const { appOver, catalogueOver } = await import('./catalogue.mjs')
    return appOver(catalogueOver([...makePrograms(await realPrograms(), Number(given))], places))
  },
  real: async () => {
    const { places, realPrograms } = await import('./programs.mjs')
    const { appOver, catalogueOver } = await import('./catalogue.mjs')
    return appOver(catalogueOver(await realPrograms(), places))
  },
  express: async () => {
    const { default: express } = await import('express')
    const { headers, body } = constant()
    const app = express()
    app.get('/programs', (_req, res) => void res.set(headers).send(body))
    return app
  },
  node: async () => {
    const { headers, body } = constant()
    const raw = Object.entries(headers).flat()
    return (_req, res) => {
      res.writeHead(200, raw)
      res.end(body)
    }
  },
}
const { port } = await listening(await listeners[kind]())
process.stdout.write(`${port}\n`)
