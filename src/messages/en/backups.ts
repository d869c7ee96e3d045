/** What backing up and restoring say to the operator. */
export const backups = {
  usage: 'Usage: npm run backup -- DIR',
  done: (rows: number, file: string) => `${rows} rows are in ${file}, which was read back whole.`,
  secret: (dataDir: string | null) =>
    dataDir === null
      ? 'Keep SESSION_SECRET beside it: without it every second factor must be set anew.'
      : `Keep ${dataDir}/secret beside it: without it every second factor must be set anew.`,
  failed: 'The backup did not end, and nothing was written. Is the database there, and may we write there?',
}
export const restores = {
  usage: 'Usage: npm run restore -- FILE',
  noFile: (file: string) => `There is no file ${file} that we can read.`,
  done: (rows: number, at: string, file: string) => `${rows} rows are restored from ${file}, as they were at ${at}.`,
  history: (entries: number, head: string) => `history ${entries}\nhead ${head}`,
  broken: (id: number) =>
    `Everything is restored as it was in the backup, but its history was altered before that: it is broken at row ${id}. See npm run history -- verify.`,
  secret: 'Everybody signs in again. Second factors work with the same SESSION_SECRET, or the same file “secret” in DATA_DIR, as before.',
  failed: 'The restore did not end, and nothing was written. Is the database there?',
}
