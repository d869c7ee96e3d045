import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const open = new Set()
const leaveAll = async () => {
  for (const leave of [...open].reverse()) await leave()
}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => void leaveAll().finally(() => process.exit(1)))

/**
 * Runs a drill on ground of its own: a folder, and a list of what has to be ended after it, newest
 * first, also when the drill fails or is stopped. `later` takes the ending of something that was
 * started.
 */
export const onGround = async (drill) => {
  const folder = mkdtempSync(join(tmpdir(), 'iop-drill-'))
  // A PostgreSQL of another user has its folder in here.
  chmodSync(folder, 0o755)
  const endings = [() => rmSync(folder, { recursive: true, force: true })]
  const leave = async () => {
    open.delete(leave)
    for (const end of endings.splice(0).reverse())
      await Promise.resolve(end()).catch((error) => process.stderr.write(`${error.message}\n`))
  }
  open.add(leave)
  try {
    return await drill({ folder, later: (end) => void endings.push(end) })
  } finally {
    await leave()
  }
}
