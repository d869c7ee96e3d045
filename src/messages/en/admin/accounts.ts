import { plural } from '../plural.js'
/** Accounts of editors: one's own, everybody's, and the command that creates the first. */
export const accounts = {
  roles: {
    owner: { label: 'Owner', what: 'does everything, and invites, resets and disables people' },
    editor: { label: 'Editor', what: 'adds, edits and publishes programs, and imports files' },
    reviewer: {
      label: 'Reviewer',
      what: 'looks at what editors made, and publishes it or sends it back',
    },
  },
  /** Account events in the history. */
  events: {
    invited: 'Invited',
    joined: 'Set up their way in',
    disabled: 'Disabled',
    enabled: 'Let in again',
    'role-changed': 'Changed the role',
    reset: 'Reset: a new link, and all keys void',
    'password-changed': 'Changed their password',
    'factor-changed': 'Set up a new authenticator app',
    'codes-renewed': 'Made new recovery codes',
  },
  own: {
    title: 'Your account',
    name: 'Name',
    email: 'E-mail address',
    role: 'Role',
    codesLeft: 'Recovery codes left',
    sessions: 'Where you are signed in',
    sessionsLead:
      'We keep no browser name and no address: only when. A session ends after 30 minutes without use, and after 12 hours.',
    began: 'Signed in',
    seen: 'Last used',
    action: 'End',
    current: 'This one',
    end: 'End',
    endOf: (began: string) => `End the session of ${began}`,
    changePassword: 'Change your password',
    newCodes: 'Make new recovery codes',
    newCodesLead: 'The old ones stop working.',
    currentPassword: 'Your present password',
    newPassword: 'New password',
    again: 'The new password again',
    code: 'Code from your app, or a recovery code',
    wrong: 'Password or code is not right, or the code was used already. Nothing was changed.',
    passwordDone: 'Your password is changed. All your other sessions have ended.',
    sessionDone: 'That session has ended.',
    sessionGone: 'That session had ended before. Nothing was changed.',
    before: 'Signed in before',
    beforeNever: 'Never',
    failed: 'Failed tries since then',
    newApp: 'Get a new phone',
    newAppLead:
      'Set up another authenticator app, with new recovery codes. The old app stops working at once.',
    newAppLink: 'Set up a new authenticator app',
    onlyOwner:
      'You are the only owner who can sign in. With your phone and all your codes lost, only whoever runs the server can let you in again. Keep the codes safe, or make somebody else an owner.',
  },
  /** Replacing the second factor while signed in: a new phone, or a lost one. */
  authenticator: {
    title: 'Set up a new authenticator app',
    lead: 'Your old app and your old recovery codes stop working at once. All your other sessions end. You get ten new recovery codes.',
    came: (left: number) =>
      `You signed in with a recovery code. ${left === 0 ? 'It was your last one.' : plural(left, 'One is left.', `${left} are left.`)} Is your phone lost? Then set up a new app now.`,
    onward: 'I have my phone: go on',
    appStep: '1. Add the new app',
    proofStep: '2. Show that it is you',
    oldCode: 'Code from the old app, or a recovery code',
    oldCodeHint: 'Each works once. It is not the code from the new app.',
    submit: 'Use the new app',
    done: 'Your new app is set up. The old one does not work any more.',
    wrongPassword: 'The password is not right. Nothing was changed.',
    tooLate:
      'Somebody changed this app in the same moment. Nothing was changed here. Please scan the picture again.',
  },
  /** Account notices on the dashboard. */
  notices: {
    recovered: 'You signed in with a recovery code.',
    fewCodes: (left: number) =>
      left === 0
        ? 'You have no recovery codes left. Without them a lost phone locks you out.'
        : `You have ${left} recovery ${plural(left, 'code', 'codes')} left. Make new ones before they run out.`,
    codes: 'Make new recovery codes',
    failed: (tries: number, since: string | null) =>
      `${plural(tries, 'One try', `${tries} tries`)} to sign in as you failed ${since === null ? 'before you came' : `since you were here on ${since}`}. If that was not you, change your password.`,
    password: 'Change your password',
    events: {
      owner: (name: string, by: string, on: string) => `${name} was made an owner by ${by}, ${on}.`,
      role: (name: string, role: string, by: string, on: string) =>
        `${name} was given the role ${role} by ${by}, ${on}.`,
      invitedOwner: (name: string, by: string, on: string) =>
        `${name} was invited as an owner by ${by}, ${on}.`,
      invited: (name: string, by: string, on: string) => `${name} was invited by ${by}, ${on}.`,
      reset: (name: string, by: string, on: string) =>
        `${name} was given a new link by ${by}, ${on}. Their old keys are void.`,
      enabled: (name: string, by: string, on: string) =>
        `${name} was let in again by ${by}, ${on}.`,
      disabled: (name: string, by: string, on: string) => `${name} was disabled by ${by}, ${on}.`,
      factor: (name: string, on: string) => `${name} set up a new authenticator app, ${on}.`,
    },
    title: 'Accounts in the last two weeks',
  },
  everybody: {
    title: 'Editors',
    lead: 'Everybody who can sign in. Links are shown to you, to hand over yourself: no mail is sent.',
    caption: 'Everybody who keeps the directory',
    name: 'Name',
    email: 'E-mail address',
    role: 'Role',
    state: 'State',
    states: { ready: 'Signs in', waiting: 'Has not used the link yet', disabled: 'Disabled' },
    invite: 'Invite somebody',
    submit: 'Make a link',
    badName:
      'Please give a name, in one line of up to 100 characters, without signs that nobody can see.',
    badEmail:
      'Please give an e-mail address, such as name@example.org, in plain letters without accents.',
    badRole: 'Please choose a role.',
    taken: 'Somebody with this address is here already.',
  },
  link: {
    title: (name: string) => `The link for ${name}`,
    lead: 'It works once. We show it only now and keep only its fingerprint: hand it over by a way that only they read.',
    label: 'One-time link',
    invite: 'It expires in 7 days.',
    reset: 'It expires in 24 hours. The old password, codes and sessions do not work any more.',
    back: 'To all editors',
  },
  one: {
    why: 'Why (kept in history)',
    changeRole: 'Change the role',
    disable: 'Disable',
    disableLead:
      'All their sessions end at once, and they cannot sign in. What they did stays in history under their name.',
    enable: 'Let in again',
    enableLead: 'They sign in as before, or by a new link.',
    reset: 'Give a new link',
    resetLead:
      'For a lost phone or password, or a link that was never used. Password, second factor, recovery codes and sessions are void at once.',
    you: 'This is you. For a new phone, password or codes go to your account: you stay signed in.',
    badWhy: 'Please give the reason in one line of up to 200 characters.',
    refused: {
      'not-owner': 'You are no owner any more, so nothing was done.',
      taken: 'Somebody with this address is here already.',
      nobody: 'There is nobody like that.',
      'last-owner': 'This is the only owner who can sign in. Make somebody else an owner first.',
      disabled: 'They are disabled. Let them in again first.',
    },
    done: 'Done.',
    unchanged: 'It was so already, so nothing was changed.',
  },
  command: {
    usage:
      'Usage: npm run editor -- add NAME EMAIL [--role owner|editor|reviewer]\n       npm run editor -- link EMAIL',
    badName: 'The name must be one line of up to 100 characters, without hidden ones.',
    badEmail: 'This is not an e-mail address we can use.',
    added: (name: string, role: string) =>
      `${name} is added as ${role}. This link sets a password and a second factor. It works once, within 7 days:`,
    renewed: (name: string) =>
      `The old password, codes and sessions of ${name} do not work any more. This link sets new ones. It works once:`,
    taken:
      'Somebody with this address is here already. For a new link: npm run editor -- link EMAIL',
    nobody: 'Nobody here has this address.',
    disabled: 'They are disabled. An owner can let them in again, on the page “Editors”.',
    failed: 'Nothing was written. Is the database there?',
    by: 'npm run editor',
  },
}
