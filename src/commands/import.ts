import { runMain } from './main.js'
import { runImport } from './run/import.js'

await runMain(runImport)
