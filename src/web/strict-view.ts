/**
 * A view that throws, with the path, when a template asks for something the page does not have. Used outside production: a
 * misspelt name then fails a test instead of printing nothing.
 */
export const strictView = <T extends object>(value: T, path = 'view'): T =>
  new Proxy(value, {
    get: (target, key, receiver) => {
      if (typeof key === 'symbol') return Reflect.get(target, key, receiver)
      if (!(key in target)) throw new Error(`The template asks for ${path}.${key}, which the page does not have`)
      const found: unknown = Reflect.get(target, key, target)
      if (typeof found === 'function') return found.bind(target)
      return typeof found === 'object' && found !== null ? strictView(found, `${path}.${key}`) : found
    },
  })
