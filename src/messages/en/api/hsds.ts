import { plural } from '../plural.js'
/** Text in HSDS responses, where the format has a text field and none for the fact. */
export const hsds = {
  fact: (label: string, text: string) => `${label}: ${text}.`,
  organization: (programs: number) =>
    `Known to this directory by its name alone: ${plural(programs, 'one program is', `${programs} programs are`)} listed under it. Organizations of the same name are not told apart.`,
  /** `codes` are SAMHSA's, of Locator and directories. */
  term: (meaning: string, codes: readonly string[]) =>
    codes.length === 0
      ? meaning
      : `${meaning} (SAMHSA ${plural(codes.length, 'code', 'codes')}: ${codes.join(', ')})`,
  taxonomy: (title: string) =>
    `${title}, as this directory names them. What nobody stated is left out, and is no “no”.`,
  intakeLine: 'Intake',
  mainLine: 'Main number',
  apply: (address: string) => `The program’s own intake page: ${address}`,
  notTaking: 'Not taking new people, as last stated.',
  servedOnline: 'People who live here can take part online.',
  scoped: (text: string, scope: string | null) => (scope ? `${text} (${scope})` : text),
  localTime: (zone: string | null) =>
    zone
      ? `Times are of the zone ${zone}.`
      : 'Times are as the program writes them; their zone is not stated.',
  extension: (number: string) => `Extension ${number}`,
  points: {
    exact: 'The point is the address’s own.',
    zip: 'The point is the middle of the ZIP code.',
    zip3: 'The point is the middle of ZIP codes with the same first three digits.',
    withheld: 'The address is not published.',
  },
  unknown: 'There is nothing by this identifier',
  description: {
    title: 'IOP Directory in Open Referral’s format',
    text: 'Intensive outpatient programs as HSDS 3.0 has them, one service a program. Read only, without a key. What nobody stated is left out.',
    root: 'What this API is',
    list: (name: string) => `A page of ${name}`,
    one: (name: string) => `One of ${name}, with all that belongs to it`,
    page: 'From 1; a page past the last is empty, with the same total',
    perPage: 'How many a page',
    full: 'Whether each has all that belongs to it; pages are shorter then',
    id: 'The identifier',
    self: 'This description',
  },
  unknownParameter: (key: string, known: readonly string[]) =>
    `We do not know “${key}”. These can be asked: ${known.join(', ')}.`,
  onlyOne: (key: string) => `“${key}” was given more than once.`,
  notANumber: (key: string, max: number) => `“${key}” is a whole number from 1 to ${max}.`,
  notAFlag: (key: string) => `“${key}” is true or false.`,
}
