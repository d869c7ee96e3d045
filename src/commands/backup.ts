import { runMain } from './main.js'
import { runBackup } from './run/backup.js'

await runMain(runBackup)
