import { type Config, parseConfig } from './config.js'

/**
 * The settings of an environment, which is that of this process unless another is given. Where the
 * environment of the process says nothing, the file `.env` in its working directory does, read by
 * Node's own loader, which writes to `process.env` and so serves no other environment. A test's
 * process reads no file: what stands there is somebody's real directory. One sentence instead where
 * one cannot be used.
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
