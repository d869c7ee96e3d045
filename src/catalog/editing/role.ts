/** Roles of editors: owners also invite and disable; reviewers read, publish and send back. */
export const roles = ['owner', 'editor', 'reviewer'] as const
export type Role = (typeof roles)[number]

/** Roles that edit, import and revert; a reviewer reads, confirms, publishes and sends back. */
export const writers: readonly Role[] = ['owner', 'editor']
