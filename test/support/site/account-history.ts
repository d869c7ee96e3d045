import type { Site } from './open-site.js'

/** What history says of one account, the oldest first. */
export const readHistory = async ({ database }: Pick<Site, 'database'>, editorId: string) =>
  (
    await database.pool.query(
      'select actor, reason, change from history where identity = $1 order by id',
      [`editor|${editorId}`],
    )
  ).rows.map(
    ({
      actor,
      reason,
      change,
    }: {
      actor: string
      reason: string
      change: { kind: string; fields: Record<string, unknown> }
    }) => ({
      actor,
      reason,
      kind: change.kind,
      fields: change.fields,
    }),
  )
