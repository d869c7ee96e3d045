// Loaded before the server: lets a drill ask for the garbage to be collected, so that what is
// measured is what is held.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
process.on('SIGUSR2', () => void collect())
