import { runMain } from './main.js'
import { runRestore } from './run/restore.js'

await runMain(runRestore)
