/**
 * The tables of a backup, each after those it references. A test compares both lists with the
 * schema.
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
 * The tables without backup: a session ended since must not become valid again, and counts of wrong
 * passwords expire within minutes. So everyone signs in again after a restore. One-time links and
 * recovery codes are in the file, and dropped when restoring.
 */
export const excludedTables = ['sessions', 'throttles'] as const

/** Whether a name is of a backup's table. */
export const isBackupTable = (name: string): name is BackupTable =>
  (backupTables as readonly string[]).includes(name)
