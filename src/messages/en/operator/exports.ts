/** Output of the export command. */
export const exports = {
  usage: 'Usage: npm run export -- FILE.csv|FILE.ndjson',
  done: (count: number, file: string) => `${count} programs are in ${file}.`,
  notWritten: (file: string) => `${file} could not be written there, and nothing was left behind.`,
  failed: 'The export did not end, and nothing was written. Is the database there?',
}
