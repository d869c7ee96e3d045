/**
 * Who may do what among those who keep the directory: owners also invite and disable; reviewers
 * look, publish and send back.
 */
export const roles = ['owner', 'editor', 'reviewer'] as const
export type Role = (typeof roles)[number]

/**
 * Who changes what listings say, imports files and takes changes back; a reviewer looks, confirms,
 * publishes and sends back.
 */
export const writers: readonly Role[] = ['owner', 'editor']
