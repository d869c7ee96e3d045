/** A view that throws on a missing property, outside production: a misspelled name fails a test. */
export const strictView = <T extends object>(value: T, path = 'view'): T =>
  // The target is empty: for a frozen one, a proxy may only return its own values, unwrapped.
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
