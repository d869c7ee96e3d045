import { roles } from '../../catalog/editing/role.js'
import { say } from '../../messages/say.js'
import type { AccountEvent } from '../../store/accounts/account-events.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { timeOf } from '../frame/time-words.js'

const t = say.accounts.notices
/** Warn at this many recovery codes left: a bad week uses two. */
export const FEW_CODES = 2

/** A notice about the editor's own account, with a link to act on it. */
export type AdminNotice = Readonly<{ text: string; link: Readonly<{ href: string; text: string }> }>
type SignInSummary = Readonly<{
  recovered: boolean
  signedInBefore: string | null
  failedBefore: number
}>

/**
 * Notices on the editor's own account: recovery sign-in, failed attempts, recovery codes running
 * out.
 */
export const noticesOf = (
  { recovered, signedInBefore, failedBefore }: SignInSummary,
  codesLeft: number,
): readonly AdminNotice[] => [
  ...(recovered
    ? [
        {
          text: t.recovered,
          link: { href: adminUrls.authenticator, text: say.accounts.own.newAppLink },
        },
      ]
    : []),
  ...(codesLeft <= FEW_CODES
    ? [{ text: t.fewCodes(codesLeft), link: { href: `${adminUrls.account}#codes`, text: t.codes } }]
    : []),
  ...(failedBefore > 0
    ? [
        {
          text: t.failed(failedBefore, signedInBefore && timeOf(signedInBefore)),
          link: { href: `${adminUrls.account}#change-password`, text: t.password },
        },
      ]
    : []),
]

const roleLabel = (role: string | null): string => {
  const known = roles.find((one) => one === role)
  return known ? say.accounts.roles[known].label : ''
}

/** An account event, as other owners read it. */
export const eventText = ({ kind, name, by, at, role }: AccountEvent): string => {
  const on = say.facts.date(at.slice(0, 10))
  if (kind === 'role-changed')
    return role === 'owner'
      ? t.events.owner(name, by, on)
      : t.events.role(name, roleLabel(role), by, on)
  if (kind === 'invited')
    return role === 'owner' ? t.events.invitedOwner(name, by, on) : t.events.invited(name, by, on)
  return kind === 'factor-changed' ? t.events.factor(name, on) : t.events[kind](name, by, on)
}
