/** What an import says to the operator: why it stopped, what it left out, and the counts at its end. */
export const imports = {
  empty: 'There is nothing in this file.',
  unknownKind: 'This is not a kind of file we can read: no line begins a table with a column “name1”.',
  unreadableText: 'The text is not UTF-8. Please save the file as “CSV UTF-8” and try again.',
  unreadableGzip: 'The file looks compressed, but we could not unpack it, or it is larger than we unpack.',
  unreadableWorkbook: 'This workbook could not be read. Please save it again as .xlsx, or as CSV.',
  brokenCsv: 'A quotation mark here is opened or closed in the wrong place, or the line is far too long.',
  notADirectory: (columns: string) =>
    `This table has no column ${columns}, so it is not an edition of SAMHSA’s directories. We cannot read other kinds of file here yet.`,
  unknownList: 'We cannot tell which of SAMHSA’s two lists this is: its codes do not say. Please name the list.',
  unknownYear: 'We cannot tell which year’s edition this is. Please put the year into the file’s name, such as “…-2024.csv”.',
  unknownColumn: 'We do not know this column, so it was not read.',
  repeatedColumn: 'This column is there twice. The first one is used.',
  fieldCount: (found: number, expected: number) => `This line has ${found} fields instead of ${expected}.`,
  missing: 'This line cannot be a place: the value is missing.',
  notAState: (text: string) => `This line cannot be a place: “${text}” is not a state or territory we know.`,
  notAZip: (text: string) => `This line cannot be a place: “${text}” is not a ZIP code.`,
  shortZip: (zip: string) => `The ZIP code had lost its leading zero. We read it as ${zip}.`,
  unreadable: 'The value is too long or holds hidden characters, so it was left out.',
  noCity: 'The city is missing, so the program has no address.',
  notAPhone: (text: string) => `“${text}” is not a phone number we can use, so it was left out.`,
  unknownCode: (code: string, count: number) =>
    `We do not know the code “${code}” (in ${count} ${count === 1 ? 'line' : 'lines'}), so it was not used.`,
  nowWithheld: (name: string, city: string, state: string) =>
    `The newest edition withholds the address of “${name}” (${city}, ${state}), so we left the street out here too.`,
  problem: (line: number | undefined, field: string, message: string) => `${line === undefined ? '' : `line ${line}, `}${field}: ${message}`,
  counts: { new: 'new', changed: 'changed', unchanged: 'unchanged', absent: 'not in this edition', problems: 'problems' },
}
