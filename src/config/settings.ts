import { type Config, parseConfig } from './config.js'

/**
 * An environment's settings, by default this process's, with `.env` in the working directory as its
 * fallback: Node's loader writes to `process.env`, so another has none. A test process reads no
 * file: it would be somebody's real directory. Returns one sentence where a setting is invalid.
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
