// Loaded before the directory: its clock is off by as many milliseconds as the file CLOCK_FILE
// says, which may change at any time. What counts time by itself, as timers do, is not moved;
// neither is a PostgreSQL's own clock.
import { readFileSync } from 'node:fs'

const RealDate = Date
let off = 0
const look = () => {
  off = Number(readFileSync(process.env.CLOCK_FILE, 'utf8'))
}
look()
setInterval(look, 20).unref()
const now = () => RealDate.now() + off

globalThis.Date = new Proxy(RealDate, {
  construct: (_, args, made) =>
    Reflect.construct(RealDate, args.length === 0 ? [now()] : args, made),
  apply: () => new RealDate(now()).toString(),
  get: (of, key) => (key === 'now' ? now : Reflect.get(of, key)),
})
