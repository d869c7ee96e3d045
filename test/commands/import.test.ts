import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { runCommand, spawnCommand } from '../support/process/run-command.js'
import { withFolder } from '../support/process/temporary-folder.js'

// Each of these opens an embedded database several times, some in a process of its own.
jest.setTimeout(180_000)

const header =
  'name1,name2,street1,street2,city,state,zip,phone,intake1,intake2,intake1a,intake2a,service_code_info'
const place = (name: string, zip: string, codes = 'SA OIT ODT * MD'): string =>
  `${name},,1 Oak Street,,Columbus,OH,${zip},614-555-0100,,,,,${codes}`

describe('npm run import', () => {
  it('prints a plan whose last lines are counts, and does it all once', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'samhsa-su-2024.csv')
      const data = join(folder, 'data')
      await writeFile(
        file,
        `${[header, place('Oak House', '43215'), place('Elm House', '43215', 'SA OIT ZZZZ')].join('\n')}\n`,
      )
      const planned = await spawnCommand('import', data, file, '--dry-run')
      expect(planned).toMatchObject({
        code: 0,
        counts: ['new 3', 'changed 0', 'unchanged 0', 'not in this edition 0', 'problems 1'],
      })
      expect(planned.said).toContain('ZZZZ')
      expect((await runCommand('import', data, file)).counts).toEqual([
        'new 3',
        'changed 0',
        'unchanged 0',
        'not in this edition 0',
        'problems 1',
      ])
      expect((await runCommand('import', data, file)).counts).toEqual([
        'new 0',
        'changed 0',
        'unchanged 3',
        'not in this edition 0',
        'problems 1',
      ])
    })
  })

  it('writes nothing of a file with a line that cannot be a place, and names the line', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'samhsa-su-2024.csv')
      const data = join(folder, 'data')
      await writeFile(
        file,
        `${[header, place('Oak House', '43215'), place('Elm House', '')].join('\n')}\n`,
      )
      const refused = await runCommand('import', data, file)
      expect(refused.code).toBe(1)
      expect(refused.said).toMatch(/line 3, zip: .*missing.*\nNothing was written\.\n$/)
      await writeFile(file, `${[header, place('Oak House', '43215')].join('\n')}\n`)
      expect((await runCommand('import', data, file)).counts[0]).toBe('new 2')
    })
  })

  it('says how it is used, and that a file is not there', async () => {
    await withFolder(async (folder) => {
      expect(await runCommand('import', folder)).toMatchObject({
        code: 1,
        said: expect.stringContaining('Usage: npm run import'),
      })
      expect(await runCommand('import', folder, 'a.csv', '--colour')).toMatchObject({
        code: 1,
        said: expect.stringContaining('Usage: npm run import'),
      })
      expect(await runCommand('import', folder, join(folder, 'none.csv'))).toMatchObject({
        code: 1,
        said: expect.stringContaining('There is no file'),
      })
      await writeFile(join(folder, 'odd.bin'), 'nothing of a table')
      expect((await runCommand('import', join(folder, 'data'), join(folder, 'odd.bin'))).code).toBe(
        1,
      )
    })
  })
})
