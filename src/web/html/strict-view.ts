/**
 * A view that throws, with the path, when a template reads a property that the page does not have.
 * Used outside production: a misspelled name fails a test instead of printing nothing.
 */
export const strictView = <T extends object>(value: T, path = 'view'): T =>
  // The proxy wraps an empty target: for a frozen one it may only return the target's own values,
  // unwrapped.
  new Proxy((Array.isArray(value) ? [] : {}) as T, {
    get: (_, key) => {
      if (typeof key === 'symbol') return Reflect.get(value, key)
      if (!(key in value))
        throw new Error(`The template asks for ${path}.${key}, which the page does not have`)
      const found: unknown = Reflect.get(value, key)
      if (typeof found === 'function') return found.bind(value)
      return typeof found === 'object' && found !== null
        ? strictView(found, `${path}.${key}`)
        : found
    },
  })
