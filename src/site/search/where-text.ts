import { meetsOnline, statesOf } from '../../catalog/program/facets.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { placeText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import type { Found, FoundProgram } from '../../search/answer/find.js'

const messages = say.search

/** Below this, the distance to a ZIP's center means nothing: the ZIP itself is shown. */
const MIN_SHOWN_MILES = 1
const farText = ({ program, distance, approximate }: FoundProgram): string | null => {
  if (distance === null) return null
  if (!approximate || distance >= MIN_SHOWN_MILES) return messages.distance(distance, approximate)
  return program.location && messages.inZip(program.location.zip)
}

/**
 * Where a result is and how far from the place of the search; for a program without a place, the
 * states that it serves. Empty when nothing of it is stated.
 */
export const whereText = (row: FoundProgram, found: Found): string => {
  const { program, distance } = row
  const place = program.telehealth === 'virtual' ? null : placeText(program)
  const online =
    found.spot && distance === null && statesOf(program).includes(found.spot.state)
      ? messages.onlineIn(labelOf('state', found.spot.state))
      : null
  const serves = meetsOnline(program) ? say.facts.serves : say.facts.servesIn
  const served =
    !place && !online && program.statesServed.length > 0 ? serves(program.statesServed) : null
  return [place, farText(row), online, served].filter((part) => part !== null).join(' · ')
}
