import { runMain } from './main.js'
import { runExport } from './run/export.js'

await runMain(runExport)
