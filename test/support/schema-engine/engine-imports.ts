import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

type WasmImport = (...given: never[]) => unknown

/**
 * The engine leaves a 10 s timer, which would keep every test worker alive.
 */
const startTimer = (call: () => void, ms: number) => setTimeout(call, ms >>> 0).unref()

/**
 * The engine's WebAssembly imports: its own bindings with panic handling. A panic reports its
 * message to a global of Prisma's CLI and traps mid-step, which would end this process or, if
 * caught, leave the call pending forever. `broke` gets the message instead.
 */
export const engineImports = (broke: (words: string) => void): WebAssembly.ModuleImports => {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: broke } })
  const guarded = (step: () => void) => () => {
    try {
      step()
    } catch (error) {
      broke(String(error))
    }
  }
  const patchImport = ([name, value]: [string, unknown]): [string, unknown] => {
    if (name.startsWith('__wbg_setTimeout_')) return [name, startTimer]
    // Two imports have this name: one queues a microtask, the other tests whether a global can.
    if (name.startsWith('__wbg_queueMicrotask_'))
      return [
        name,
        (given: unknown) =>
          (value as WasmImport)(
            (typeof given === 'function' ? guarded(given as () => void) : given) as never,
          ),
      ]
    return [name, value]
  }
  return Object.fromEntries(Object.entries(bindings).map(patchImport)) as WebAssembly.ModuleImports
}
