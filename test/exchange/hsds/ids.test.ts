import { expect, it } from '@jest/globals'
import { hsdsId } from '../../../src/exchange/hsds/ids.js'

/** The same as Python's `uuid.uuid5` of the namespace and the names, a line each. */
it.each<readonly [string, readonly [string, ...string[]]]>([
  ['ab0090df-9b87-52a6-b88d-b3025c3e4718', ['service', 'harbor-house-iop-3f2a']],
  ['4f0f9f14-877f-5a99-a5ce-3ea1362d0e40', ['phone', 'a', 'b']],
  ['e66dbd85-72a7-59d6-8386-da30af18cd7c', ['organization', 'Clínica Ñandú 🌊']],
  ['2580c293-8fa0-57e4-a00f-d87518179330', ['organization', '']],
  // Half a surrogate pair: hashed as the replacement character, as it is when it is sent.
  ['521d23a6-7761-5c67-bbe8-60505b369025', ['organization', 'a \ud83c half']],
])('is %s for ever, whatever the name has: %j', (id, names) => {
  expect(hsdsId(...names)).toBe(id)
})
