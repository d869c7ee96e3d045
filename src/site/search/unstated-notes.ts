import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { UnstatedValues } from '../../search/answer/unstated-values.js'

const messages = say.search

/** That no program of the directory states these values, or none in that state does. */
export const unstatedText = ({ key, values, state }: UnstatedValues): string => {
  const labels = messages.anyOf(values.map((value) => messages.inQuotes(labelOf(key, value))))
  return state === null
    ? messages.nobodyYet(labels)
    : messages.nobodyIn(labels, labelOf('state', state))
}
