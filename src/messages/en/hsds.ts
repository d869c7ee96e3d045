/** What the answers in Open Referral's format say in words, where the format has a place for words and none for the fact. */
export const hsds = {
  fact: (label: string, text: string, scope: string | null) => `${label}${scope ? ` (${scope})` : ''}: ${text}.`,
  organization: (programs: number) =>
    `Known to this directory by its name alone: ${programs === 1 ? 'one program is' : `${programs} programs are`} listed under it. Organizations of the same name are not told apart.`,
  taxonomy: (title: string) => `${title}, as this directory names them. What nobody stated is left out, and is no “no”.`,
  intakeLine: 'Intake',
  mainLine: 'Main number',
  apply: (address: string) => `The program’s own intake page: ${address}`,
  notTaking: 'Not taking new people, as last stated.',
  serves: (state: string) => `People who live in ${state} can take part online.`,
  points: {
    exact: 'The point is the address’s own.',
    zip: 'The point is the middle of the ZIP code.',
    zip3: 'The point is the middle of ZIP codes with the same first three digits.',
    withheld: 'The address is not published.',
  },
  unknownParameter: (key: string, known: readonly string[]) => `We do not know “${key}”. These can be asked: ${known.join(', ')}.`,
  onlyOne: (key: string) => `“${key}” was given more than once.`,
  notANumber: (key: string, max: number) => `“${key}” is a whole number from 1 to ${max}.`,
  notAFlag: (key: string) => `“${key}” is true or false.`,
}
