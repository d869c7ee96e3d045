import { spawn } from 'node:child_process'

/**
 * Starts one of these files in a process of its own and waits for its first line; `stop` ends it.
 */
export const started = (file, args = [], options = []) =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...options, new URL(file, import.meta.url).pathname, ...args.map(String)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const end = said.indexOf('\n')
      if (end >= 0) resolve({ line: said.slice(0, end), stop: () => child.kill('SIGKILL') })
    })
    child.once('close', (code) => reject(new Error(`${file} ended with ${code}`)))
  })

/** Runs one of these files to its end and gives what it printed, as JSON. */
export const ran = (file, args = [], options = []) =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...options, new URL(file, import.meta.url).pathname, ...args.map(String)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`${file} ended with ${code}`)),
    )
  })
