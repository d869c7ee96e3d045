/** The states of a listing, in the order of its life. */
export const statuses = ['draft', 'in-review', 'published', 'paused', 'archived'] as const
/** Those that visitors see. */
export const shownStatuses = ['published', 'paused'] as const satisfies readonly Status[]

export type Status = (typeof statuses)[number]
export type ShownStatus = (typeof shownStatuses)[number]
