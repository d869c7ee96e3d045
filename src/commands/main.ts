import type { Command } from './run/command.js'

/** Runs a command as this process; if it fails, the process ends at once, with its exit code. */
export const runMain = async (command: Command): Promise<void> => {
  const code = await command(process.argv.slice(2), process.env, {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
  })
  if (code !== 0) process.exit(code)
}
