/** A backup's tables, each after those it references. A test compares both lists to the schema. */
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
 * Not backed up: a session ended since must not be valid again, and wrong passwords are counted for
 * minutes. One-time links and recovery codes are in the file, but dropped by a restore.
 */
export const excludedTables = ['sessions', 'throttles'] as const

/** Whether a name is of a backup's table. */
export const isBackupTable = (name: string): name is BackupTable =>
  (backupTables as readonly string[]).includes(name)
