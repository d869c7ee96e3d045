/**
 * A view that throws, with the path, when a template asks for something the page does not have.
 * Used outside production: a misspelt name then fails a test instead of printing nothing.
 */
export const strictView = <T extends object>(value: T, path = 'view'): T =>
  // Stands for the value without being it: of a frozen one a proxy may only give what it holds, and
  // not that in a proxy.
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
