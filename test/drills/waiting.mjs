import { createServer } from 'node:net'

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Milliseconds until `is` held; throws after `seconds` with what was waited for. */
export const until = async (what, is, seconds = 60) => {
  const began = performance.now()
  while (!(await is())) {
    if (performance.now() - began > seconds * 1000)
      throw new Error(`Not within ${seconds} s: ${what}`)
    await pause(20)
  }
  return performance.now() - began
}

/** A port that was free a moment ago. */
export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
