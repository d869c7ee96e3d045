import { number } from '../numbers.js'
import { plural } from '../plural.js'

/** What is wrong with a file, a line or a program of an import, for the command and the admin. */
export const fileProblems = {
  empty: 'There is nothing in this file.',
  unknownKind:
    'This is not a kind of file we can read: no line begins a table with a column “name1”, or with “name” and “level”.',
  unreadableText: 'The text is not UTF-8. Please save the file as “CSV UTF-8” and try again.',
  unreadableGzip:
    'The file looks compressed, but we could not unpack it, or it is larger than we unpack.',
  unreadableWorkbook: 'This workbook could not be read. Please save it again as .xlsx, or as CSV.',
  brokenCsv:
    'A quotation mark here is opened or closed in the wrong place, or the line is far too long.',
  tooManyRows: (most: number) => `The file has more than ${number(most)} lines. Send it in parts.`,
  tooManyColumns: (most: number) => `A line has more than ${number(most)} fields.`,
  tooLongField: (most: number) => `A field is longer than ${number(most)} characters.`,
  tooLargeWorkbook:
    'This workbook has more cells, or longer ones, than any list. Save its sheet as CSV, or take out what is no list.',
  notADirectory: (columns: string) =>
    `This table has no column ${columns}, so it is not an edition of SAMHSA’s directories. We cannot read other kinds of file here yet.`,
  notAnExport:
    'This table marks no level of care by a column such as “oit”, so it is not an export of FindTreatment.gov.',
  unknownList:
    'We cannot tell which of SAMHSA’s two lists this is: its codes do not say. Please put “su” or “mh” into the file’s name, such as “samhsa-su-2024.csv”.',
  unknownYear:
    'We cannot tell which year’s edition this is. Please put the year into the file’s name, such as “…-2024.csv”.',
  unknownMonth:
    'We cannot tell from which month this export is. Please put year and month into the file’s name, such as “findtreatment-2025-08.csv”.',
  notOwn: 'This table has no columns “name” and “level”, so it is not the directory’s own CSV.',
  unknownValue: (text: string) => `“${text}” is not something we can use here, so it was left out.`,
  notSamhsa: (columns: string) =>
    `SAMHSA does not say this of ${columns}, and only its own files speak for it. What this line says counts as this file’s word.`,
  notEditor: (columns: string) =>
    `A line in our editors’ name needs the day on which somebody asked (checked_on). Without one, what it says of ${columns} counts as this file’s word.`,
  notTheirs: (columns: string) =>
    `Another file did not say this of ${columns}, so it counts as this file’s word.`,
  notEdition: 'Only SAMHSA’s own files tell in which edition a program is, so this was left out.',
  turnedRound:
    'The second is smaller than the first, or the end is not after the start, so this was left out.',
  notReadHere: (now: string) =>
    `This column is not read for programs that are here, so it stays “${now}”. Change it on the listing’s own page.`,
  notADay: (text: string) =>
    `“${text}” is not a day that has been, so what this line says came in without one. Write it like 2026-11-24.`,
  unusable: (fact: string) =>
    `What this line says of “${fact}” does not make sense, so it was left out.`,
  missingOfProgram:
    'This line cannot be a program: the value is missing or not one we know, and no program here has its slug.',
  missingSource: 'This line does not say where its facts are from: “source” is missing.',
  otherLevel: (slug: string, level: string) =>
    `This line names ${slug}, whose level is “${level}”. Please correct the slug or the level.`,
  repeatedProgram: (line: number) =>
    `Line ${line} is of the same program and source. This line was left out.`,
  noWholeAddress:
    'An address needs a city, a state and a ZIP code, so only city and state were used.',
  partOfAddress:
    'This line names another city or state than we have, and the file does not have all of street, city, state and ZIP, so the address was left as it was.',
  noStateOfCity: 'The city has no state, so it was left out.',
  noPlace: 'This line names no state, so the program is found only by searches without a place.',
  unnamedColumn: (number: number) => `column ${number}`,
  unknownColumn: 'We do not know this column, so it was not read.',
  unknownColumnLike: (column: string) =>
    `We do not know this column, so it was not read. Did you mean “${column}”?`,
  repeatedColumn: 'This column is there twice. The first one is used.',
  fieldCount: (found: number, expected: number) =>
    `This line has ${found} fields instead of ${expected}.`,
  missing: 'This line cannot be a place: the value is missing.',
  notAState: (text: string) =>
    `This line cannot be a place: “${text}” is not a state or territory we know.`,
  notAZip: (text: string) => `This line cannot be a place: “${text}” is not a ZIP code.`,
  notAName: 'This line cannot be a place: its name is too long or holds hidden characters.',
  shortZip: (zip: string) => `The ZIP code had lost its leading zero. We read it as ${zip}.`,
  unreadable: 'The value is too long or holds hidden characters, so it was left out.',
  noStreetColumn:
    'The file has no column “street1”, so we cannot tell its places apart. Nothing was read.',
  noCity: 'The city is missing, so the program has no address.',
  notAPhone: (text: string) => `“${text}” is not a phone number we can use, so it was left out.`,
  notAWebAddress: (text: string) =>
    `“${text}” is not a web address we can use, so it was left out.`,
  notAPoint: 'Latitude and longitude are not a point, so they were left out.',
  pointTooFar: (miles: number) =>
    `The point is more than ${miles} miles from the middle of the ZIP code, so it was left out.`,
  unknownCode: (code: string, count: number) =>
    `We do not know the code “${code}” (in ${count} ${plural(count, 'line', 'lines')}), so it was not used.`,
  unreadFlag: (text: string, count: number) =>
    `“${text}” (in ${count} ${plural(count, 'cell', 'cells')}, this column’s first) is neither 1 nor empty, so it was not used.`,
  noFlags:
    'This looks like an export of FindTreatment.gov, but no column marks a service; are the cells 1 and empty?',
  noCodes: 'No line of this file has a code that we know, so we cannot tell what its places do.',
  nowWithheld: (name: string, city: string, state: string) =>
    `The newest edition withholds the address of “${name}” (${city}, ${state}), so we left the street out here too.`,
  stopped: (slug: string, reason: string) => `${slug} was left as it was here: ${reason}`,
  shownAllTheSame: (programs: number, reason: string) =>
    `${plural(programs, '1 program is', `${number(programs)} programs are`)} published as you asked, with this missing: ${reason}`,
  waits: (name: string, reason: string) => `“${name}” waits for review: ${reason}`,
  olderWaits:
    'This edition is older than the newest one here. Its programs always wait for review, so none was published.',
}
