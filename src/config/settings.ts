import { type Config, parseConfig } from './config.js'

/**
 * The settings of this process: its environment, and where that says nothing the file `.env` in the
 * folder that it runs in, read by Node's own loader. A test's process reads no file: what stands
 * there is somebody's real directory. One sentence instead where one cannot be used.
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
