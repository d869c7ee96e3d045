import { runMain } from './main.js'
import { runVerifyHistory } from './run/verify-history.js'

await runMain(runVerifyHistory)
