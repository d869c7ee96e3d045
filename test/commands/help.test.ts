import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { withFolder } from '../support/process/temporary-folder.js'

const root = new URL('../../', import.meta.url).pathname
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>
}
/**
 * What a script runs with Node, without the flags that its own arguments come after. Tools of
 * others have a help of their own.
 */
const ours = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /^node (\S+\.m?js)(?: --force)?$/.exec(script)?.[1]
  return file === undefined || name.startsWith('pre') ? [] : [[name, file] as const]
})

it('has every command of the product', () => {
  expect(ours.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'start',
      'dev',
      'build',
      'import',
      'export',
      'backup',
      'restore',
      'editor',
      'history',
      'catalogue',
      'outlines',
      'bench',
      'drill',
    ]),
  )
})

it.each(ours)(
  'npm run %s -- --help says how it is used, ends with 0, and opens and makes nothing',
  async (name, file) => {
    await withFolder(async (folder) => {
      const env = {
        PATH: process.env['PATH'] ?? '',
        NODE_ENV: 'test',
        DATA_DIR: join(folder, 'data'),
      }
      const child = spawn(process.execPath, [join(root, file), '--help'], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const said = { out: '', error: '' }
      child.stdout.on('data', (data) => (said.out += String(data)))
      child.stderr.on('data', (data) => (said.error += String(data)))
      const [code] = await once(child, 'close')
      expect([code, said.error]).toEqual([0, ''])
      expect(said.out).toMatch(new RegExp(`^Usage: npm (?:run )?${name}\\b`))
      for (const made of ['data', '--help']) expect(existsSync(join(folder, made))).toBe(false)
    })
  },
)
