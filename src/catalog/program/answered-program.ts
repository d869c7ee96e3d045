import { placeIdOf } from './place.js'
import type { Program } from './program.js'

/** How many listed programs, in how many states, have one phone number. */
export type SharedLine = Readonly<{ programs: number; states: number }>
/** Of a program's main and intake number; null where no other place has it. */
export type SharedLines = Readonly<{
  phoneShared: SharedLine | null
  intakePhoneShared: SharedLine | null
}>
export const noSharedLines: SharedLines = { phoneShared: null, intakePhoneShared: null }

/** Counts a number; null where it is not stated, or no other place has it. */
export type CountLine = (phone: string | null) => SharedLine | null

/** Who else has a program's numbers. */
export const sharedLinesOf = ({ phone, intake }: Program, countLine: CountLine): SharedLines => ({
  phoneShared: countLine(phone),
  intakePhoneShared: countLine(intake.phone),
})

/** A program as the API and JSON lines have it: with its place, and who else has its numbers. */
export type AnsweredProgram = Program & SharedLines & Readonly<{ place: string | null }>

/** Adds to a program what follows from it and from the other listed programs. */
export const toAnswered = (program: Program, countLine: CountLine): AnsweredProgram => ({
  ...program,
  place: placeIdOf(program),
  ...sharedLinesOf(program, countLine),
})
