import { runMain } from './main.js'
import { runEditor } from './run/editor.js'

await runMain(runEditor)
