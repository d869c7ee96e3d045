// The one part of WebAssembly that migrations use; lib "dom" would bring `window` and the rest into
// server code. No names of types, so that it stands beside "dom" where tests of pages have that.
declare namespace WebAssembly {
  function instantiate(
    bytes: Uint8Array,
    imports: Record<string, Record<string, unknown>>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}
