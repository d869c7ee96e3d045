import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

type Import = (...given: never[]) => unknown

/**
 * It leaves a 10 s timer behind, which would keep a finished command (and every test worker) alive
 * that long.
 */
const startTimer = (call: () => void, ms: number) => setTimeout(call, ms >>> 0).unref()

/**
 * What the engine calls in us: its own bindings, with what a panic needs. A panic says its words to
 * a global of Prisma's command line and traps in the middle of a step, which would end this process
 * or, where that is caught, leave the call unsettled for ever. `broke` hears the words instead.
 */
export const engineImports = (broke: (words: string) => void): Record<string, unknown> => {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: broke } })
  const guarded = (step: () => void) => () => {
    try {
      step()
    } catch (error) {
      broke(String(error))
    }
  }
  const mended = ([name, value]: [string, unknown]): [string, unknown] => {
    if (name.startsWith('__wbg_setTimeout_')) return [name, startTimer]
    // Two imports have this name: one queues a step, the other asks a global whether it can.
    if (name.startsWith('__wbg_queueMicrotask_'))
      return [
        name,
        (given: unknown) =>
          (value as Import)(
            (typeof given === 'function' ? guarded(given as () => void) : given) as never,
          ),
      ]
    return [name, value]
  }
  return Object.fromEntries(Object.entries(bindings).map(mended))
}
