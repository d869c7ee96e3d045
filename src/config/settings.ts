import { type Config, parseConfig } from './config.js'

/**
 * The settings of an environment, by default of this process's own, with the file `.env` in the
 * working directory as its fallback. The file is read by Node's own loader, which writes to
 * `process.env`, so another environment has no such fallback. A test process reads no file: it
 * would be somebody's real directory. Returns one sentence where a setting is invalid.
 */
export const readSettings = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config | string => {
  if (env === process.env && env['NODE_ENV'] !== 'test')
    try {
      process.loadEnvFile()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'ENOENT') return `The settings in the file .env cannot be read (${code}).`
    }
  return parseConfig(env)
}
