/**
 * What a backup holds, each table after those that it refers to. A test compares the two lists with
 * the schema.
 */
export const backupTables = [
  'organizations',
  'locations',
  'programs',
  'publications',
  'import_runs',
  'history',
  'editors',
  'recovery_codes',
  'sign_in_links',
  'import_drafts',
  'reports',
] as const
export type BackupTable = (typeof backupTables)[number]

/**
 * What it leaves out: a session that was ended since must not be in force again, and counts of
 * wrong passwords are over in minutes. So whoever was signed in signs in again after a restore.
 * One-time links and recovery codes are in the file, and restoring leaves them out.
 */
export const leftOut = ['sessions', 'throttles'] as const

export const isBackupTable = (name: string): name is BackupTable =>
  (backupTables as readonly string[]).includes(name)
