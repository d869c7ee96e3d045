import { parse, v5 } from 'uuid'

/** The namespace of our UUIDs; generated once at random, and permanent. */
const NAMESPACE = parse('5b0f7c1e-9a6d-4e0f-8c2b-3d71a4e6f905')

/** A name-based UUID (RFC 9562, version 5): the same in every process and every year. */
export const hsdsId = (kind: string, ...names: readonly string[]): string =>
  // As bytes: of a string, `uuid` throws for half a surrogate pair, which a name may have.
  v5(Buffer.from([kind, ...names].join('\n')), NAMESPACE)
