// Full pages over 20,000 programs, against answers that are made already.
import { rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { started } from './child.mjs'
import { inTurns, load } from './load.mjs'
import { searchAddresses } from './questions.mjs'

const zips = [
  '43215',
  '10001',
  '90012',
  '60601',
  '77002',
  '02139',
  '98101',
  '33101',
  '80202',
  '19103',
]

/** One answer, whole, as it came. */
const captured = (port, address, encoding) =>
  new Promise((resolve, reject) => {
    get({ port, path: address, headers: { 'Accept-Encoding': encoding } }, async (res) => {
      const chunks = []
      for await (const chunk of res) chunks.push(chunk)
      const {
        date: _,
        connection: __,
        'keep-alive': ___,
        'transfer-encoding': ____,
        ...headers
      } = res.headers
      resolve({ headers, body: Buffer.concat(chunks).toString('base64') })
    }).on('error', reject)
  })

export const pages = async () => {
  const folder = tmpdir()
  const ours = await started('serve.mjs', ['ours', 20_000])
  const port = Number(ours.line)
  const distinct = searchAddresses(6000, zips)
  const file = (name) => join(folder, `iop-bench-${process.pid}-${name}.json`)
  const [plain, packed] = [file('plain'), file('packed')]
  writeFileSync(plain, JSON.stringify(await captured(port, distinct[0], 'identity')))
  writeFileSync(packed, JSON.stringify(await captured(port, distinct[0], 'gzip')))
  const [express, node] = [
    await started('serve.mjs', ['express', plain]),
    await started('serve.mjs', ['node', packed]),
  ]
  const first = await inTurns(
    () => load(port, distinct, 'identity'),
    () => load(Number(express.line), ['/programs'], 'identity'),
  )
  const again = await inTurns(
    () => load(port, [distinct[0]], 'gzip'),
    () => load(Number(node.line), ['/programs'], 'gzip'),
  )
  for (const { stop } of [ours, express, node]) stop()
  for (const one of [plain, packed]) rmSync(one)
  return [
    {
      what: 'a full search page, each address once, against Express sending a constant',
      unit: 'answers a second',
      ...first,
      reach: 0.6,
    },
    {
      what: 'an address asked again, packed, against node:http sending a constant',
      unit: 'answers a second',
      ...again,
      reach: 0.5,
    },
  ]
}
