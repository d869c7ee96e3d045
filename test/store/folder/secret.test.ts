import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readOrCreateSecret } from '../../../src/store/folder/secret.js'
import { withFolder } from '../../support/process/temporary-folder.js'

describe('the secret of a folder', () => {
  it('is made once, the same for all who start at once and after, and only its owner may read it', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data')
      const all = await Promise.all(Array.from({ length: 8 }, () => readOrCreateSecret(data)))
      expect(new Set([...all, await readOrCreateSecret(data)]).size).toBe(1)
      expect(all[0]).toMatch(/^[\w-]{43}$/)
      expect((await stat(join(data, 'secret'))).mode & 0o777).toBe(0o600)
      expect(await readdir(data)).toEqual(['secret'])
      expect(await readOrCreateSecret(folder)).not.toBe(all[0])
    })
  })

  it('that is cut short is refused in a sentence, not replaced', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'secret'), 'short')
      await expect(readOrCreateSecret(folder)).rejects.toThrow(
        /cannot be used\. Set SESSION_SECRET/,
      )
    })
  })
})
