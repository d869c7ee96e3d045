import type { Value } from './vocabulary.js'

/** Which kind of source said it: an edition of SAMHSA's lists (`samhsa-su-2024`), an editor, or a page by its address. */
export const sourceKind = (source: string): Value<'source'> => (source.startsWith('samhsa-') ? 'samhsa' : source === 'editor' ? 'editor' : 'provider')
