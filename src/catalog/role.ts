/** Who may do what among those who keep the directory: owners also invite and disable; reviewers look, publish and send back. */
export const roles = ['owner', 'editor', 'reviewer'] as const
export type Role = (typeof roles)[number]
