import { MOST_WORDS } from '../../catalog/search/search-query.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { labelOf, titleOf } from '../../catalog/vocabulary/vocabulary.js'
import { placeText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import type { SuggestedField, Suggestion } from '../../search/suggest/suggestions.js'
import { urls } from '../../web/html/urls.js'

const messages = say.suggest

/** A name as search words, truncated to the maximum, which is enough to find it. */
const toFill = (text: string): string => {
  const words = toComparable(text).split(' ')
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS).join(' ') : text
}

/** Choosing a suggestion puts `fill` into the field, or opens `href`. `note` says what it is. */
const toChoice = (suggestion: Suggestion) => {
  const { kind } = suggestion
  if (kind === 'program') {
    const { program } = suggestion
    const note = messages.program(labelOf('level', program.level), placeText(program))
    return { kind, text: program.name, note, href: urls.program(program.slug) }
  }
  const { text } = suggestion
  if (kind === 'words') return { kind, text, note: titleOf(suggestion.of), fill: toFill(text) }
  if (kind === 'organization')
    return { kind, text, note: messages.organization(suggestion.programs), fill: toFill(text) }
  return {
    kind,
    text,
    note:
      kind === 'zip'
        ? messages.zip(labelOf('state', suggestion.state), suggestion.programs)
        : messages.city(suggestion.programs),
    fill: text,
  }
}

/** The JSON response of /suggest; `said` is announced to screen readers. */
export const toSuggestResponse = (suggestions: readonly Suggestion[]) => ({
  suggestions: suggestions.map(toChoice),
  said: messages.count(suggestions.length),
})

/** The attributes of a field with suggestions: endpoint and accessible name of its list. */
export const suggestView = (field: SuggestedField): Readonly<{ href: string; list: string }> => ({
  href: urls.suggest(field),
  list: messages.list,
})
