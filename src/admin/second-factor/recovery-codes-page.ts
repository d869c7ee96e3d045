import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'

const messages = say.signingIn.codes

/** Ten recovery codes, shown once. `done` is the success message, `wait` what to mind next. */
export const recoveryCodesPage = (
  given: Readonly<{
    codes: readonly string[]
    done: string | null
    wait: string | null
    link: Readonly<{ href: string; text: string }>
  }>,
): Page => ({
  template: 'admin/second-factor/recovery-codes',
  title: messages.title,
  view: { title: messages.title, label: messages.label, lead: messages.lead, ...given },
})
