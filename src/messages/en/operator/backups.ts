/** Output of the backup and restore commands. */
export const backups = {
  usage: 'Usage: npm run backup -- DIR',
  done: (rows: number, file: string) => `${rows} rows are in ${file}, which was read back whole.`,
  secret: (dataDir: string | null) =>
    dataDir === null
      ? 'Keep SESSION_SECRET beside it: without it every second factor must be set anew.'
      : `Keep ${dataDir}/secret beside it: without it every second factor must be set anew.`,
  failed:
    'The backup did not end, and nothing was written. Is the database there, and may we write there?',
}
export const restores = {
  usage: 'Usage: npm run restore -- FILE',
  noFile: (file: string) => `There is no file ${file} that we can read.`,
  done: (rows: number, at: string, file: string) =>
    `${rows} rows are restored from ${file}, as they were at ${at}.`,
  history: (entries: number, head: string) => `history ${entries}\nhead ${head}`,
  broken: (id: number) =>
    `Everything is restored as it was in the backup, but its history was altered before that: it is broken at row ${id}. See npm run history -- verify.`,
  secret:
    'Everybody signs in again. Second factors work with the same SESSION_SECRET, or the same file “secret” in DATA_DIR, as before.',
  by: 'npm run restore',
  reason: (at: string) => `restored from a backup of ${at}`,
  help: [
    'Usage: npm run restore -- FILE [--keep-accounts]',
    'Puts a backup into an empty database. One-time links and recovery codes do not come back. Passwords and second factors come back only with --keep-accounts.',
  ].join('\n'),
  ended:
    'Nobody can sign in yet: an account may have been closed since the backup. Make a link for each person who still belongs here (npm run editor -- link EMAIL). With --keep-accounts a restore keeps passwords and second factors.',
  kept: (at: string) =>
    `Accounts, passwords and second factors are as they were at ${at}; whoever was disabled since can sign in again. One-time links and recovery codes are void. Look through the list and disable who does not belong here.`,
  seal: {
    nobody:
      'This backup has no seal of ours: an older release made it, or somebody changed it. Compare the head with one that you kept.',
    others:
      'This backup is sealed with a secret that is not here. So nobody can tell whether it was changed. Compare the head with one that you kept.',
  },
  people: 'People in this directory:',
  person: (name: string, email: string, role: string, state: 'ready' | 'needs-link' | 'disabled') =>
    `- ${name}, ${email}, ${role}: ${{ ready: 'can sign in', 'needs-link': 'needs a new link', disabled: 'disabled' }[state]}`,
  failed: 'The restore did not end, and nothing was written. Is the database there?',
}
