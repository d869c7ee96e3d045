import { roles } from '../../catalog/editing/role.js'
import { say } from '../../messages/say.js'
import type { AccountEvent } from '../../store/accounts/account-events.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { timeOf } from '../frame/time-words.js'

const messages = say.accounts.notices
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
          text: messages.recovered,
          link: { href: adminUrls.authenticator, text: say.accounts.own.newAppLink },
        },
      ]
    : []),
  ...(codesLeft <= FEW_CODES
    ? [
        {
          text: messages.fewCodes(codesLeft),
          link: { href: `${adminUrls.account}#codes`, text: messages.codes },
        },
      ]
    : []),
  ...(failedBefore > 0
    ? [
        {
          text: messages.failed(failedBefore, signedInBefore && timeOf(signedInBefore)),
          link: { href: `${adminUrls.account}#change-password`, text: messages.password },
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
      ? messages.events.owner(name, by, on)
      : messages.events.role(name, roleLabel(role), by, on)
  if (kind === 'invited')
    return role === 'owner'
      ? messages.events.invitedOwner(name, by, on)
      : messages.events.invited(name, by, on)
  return kind === 'factor-changed'
    ? messages.events.factor(name, on)
    : messages.events[kind](name, by, on)
}
