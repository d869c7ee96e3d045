// The only part of WebAssembly that migrations use; lib "dom" would bring `window` and the rest
// into server code. It declares no type names, so that it does not collide with "dom" in page
// tests.
declare namespace WebAssembly {
  function instantiate(
    bytes: Uint8Array,
    imports: Record<string, Record<string, unknown>>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}
