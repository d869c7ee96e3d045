const listing = (id: string) => `/admin/listings/${id}`
const draft = (id: string) => `/admin/imports/drafts/${id}`
const run = (id: string) => `/admin/imports/${id}`
const report = (id: string) => `/admin/reports/${id}`
const editor = (id: string) => `/admin/editors/${id}`

/** Builds every admin address. An `id` may be a pattern such as `:id`. */
export const adminUrls = {
  dashboard: '/admin',
  guide: '/admin/guide',
  signIn: '/admin/sign-in',
  /** The sign-in page, with where to go afterwards. */
  signInFor: (to: string) =>
    to === '/admin' ? '/admin/sign-in' : `/admin/sign-in?${new URLSearchParams({ to })}`,
  signOut: '/admin/sign-out',
  join: (token: string) => `/admin/join/${token}`,
  account: '/admin/account',
  password: '/admin/account/password',
  recoveryCodes: '/admin/account/recovery-codes',
  authenticator: '/admin/account/authenticator',
  /** The same after signing in with a recovery code, with where to go afterwards. */
  authenticatorFor: (to: string) => `/admin/account/authenticator?${new URLSearchParams({ to })}`,
  endSession: '/admin/account/end-session',
  editors: '/admin/editors',
  editor,
  listings: (params = new URLSearchParams()) =>
    params.size === 0 ? '/admin/listings' : `/admin/listings?${params}`,
  newListing: '/admin/listings/new',
  listing,
  duplicate: (id: string) => `${listing(id)}/duplicate`,
  preview: (id: string) => `${listing(id)}/preview`,
  status: (id: string) => `${listing(id)}/status`,
  call: (id: string) => `${listing(id)}/call`,
  listingHistory: (id: string) => `${listing(id)}/history`,
  reports: '/admin/reports',
  report,
  history: '/admin/history',
  change: (id: string) => `/admin/history/${id}`,
  revert: (id: string) => `/admin/history/${id}/revert`,
  imports: '/admin/imports',
  draft,
  applyDraft: (id: string) => `${draft(id)}/apply`,
  dropDraft: (id: string) => `${draft(id)}/drop`,
  run,
  undo: (id: string) => `${run(id)}/undo`,
} as const
