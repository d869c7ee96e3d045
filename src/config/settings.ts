import { type Config, parseConfig } from './config.js'

/**
 * The settings of this process: its environment, with the file `.env` in the working directory as
 * fallback, read by Node's own loader. A test process reads no file: it would be somebody's real
 * directory. Returns one sentence where a setting is invalid.
 */
export const readSettings = (): Config | string => {
  if (process.env['NODE_ENV'] !== 'test')
    try {
      process.loadEnvFile()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'ENOENT') return `The settings in the file .env cannot be read (${code}).`
    }
  return parseConfig(process.env)
}
