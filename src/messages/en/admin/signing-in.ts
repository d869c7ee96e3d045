import { plural } from '../plural.js'
/** Signing in, the one-time link, and ended sessions. */
export const signingIn = {
  title: 'Sign in',
  lead: 'For those who keep the directory. Looking for a program needs no account.',
  back: 'See the directory',
  email: 'E-mail address',
  password: 'Password',
  code: 'Code',
  codeHint: 'The six digits that your authenticator app shows now, or one of your recovery codes.',
  submit: 'Sign in',
  refused:
    'That did not work. Please check all three: address, password and code. Each code works once, so wait for the next one.',
  refusedMore:
    'After five tries that failed we take no more for a while: seconds at first, later up to 15 minutes. What you type meanwhile is refused even when it is right.',
  problems: 'There is a problem',
  noLink: 'No way in any more? Ask an owner for a new link.',
  ended: {
    title: 'Your session has ended',
    kept: 'Nothing that you typed is lost. Sign in here, and send it with one button after.',
    lost: 'Please sign in again. What you were doing was not done.',
    file: 'Please sign in again. The file was not kept: choose it once more after.',
  },
  again: {
    title: 'You are signed in, and nothing was lost',
    lead: 'What you typed before is still here. It was not sent yet.',
    as: (name: string) => `You are ${name}. If somebody else typed it, do not send it.`,
    what: (count: number) => `It has ${count} ${plural(count, 'field', 'fields')}.`,
    submit: 'Send it now',
    drop: 'Do not send it',
  },
  /** Step-up authentication, before accounts are created or reset. */
  stepUp: {
    title: 'Show that it is you',
    lead: 'This makes or resets people, so we ask for your password and a code once more. It then holds for five minutes. Nothing that you typed is lost.',
    codeHint:
      'The six digits that your app shows now, or a recovery code. Each works once: after signing in, wait for the next one.',
    refused: 'Password or code is not right, or the code was used already. Nothing was done yet.',
    submit: 'Go on',
    drop: 'Do not do it',
  },
  join: {
    title: 'Set up your way in',
    lead: (name: string) => `Hello, ${name}. Three steps, and you can sign in.`,
    email: (address: string) => `You will sign in as ${address}.`,
    passwordStep: '1. Choose a password',
    rules: [
      'At least 15 characters. Any characters count, blanks too: a few words that only you would put together are best.',
      'Nothing that is used everywhere, repeated, along the keyboard, or made of your name or address.',
      'Pasting is welcome: a password manager makes and keeps a good one.',
    ],
    again: 'The same password again',
    appStep: '2. Add it to your authenticator app',
    app: 'Scan this picture with an authenticator app. It then shows a new code every half minute.',
    picture: 'The picture to scan; the key below says the same in letters',
    open: 'On this device: open your authenticator app',
    key: 'Or type this key into the app:',
    keyHint: 'Time based, six digits, 30 seconds.',
    codeStep: '3. Show that it works',
    code: 'Code from the app',
    codeHint: 'The six digits that it shows now.',
    submit: 'Set up',
    weak: {
      short: (least: number) => `Please use at least ${least} characters.`,
      long: (most: number) => `Please use at most ${most} characters.`,
      repeated: 'This repeats the same few characters. Please choose something less regular.',
      common:
        'This is made of words, rows of keys or names that are guessed first. Please choose something of your own.',
    },
    differs: 'The two passwords are not the same.',
    wrongCode:
      'This is not the code that the app shows for the picture above. If you opened this page before, scan the picture again.',
    gone: {
      title: 'This link does not work',
      message:
        'It was used, is too old, was replaced by a newer one, or has a letter missing. Ask an owner for a new one.',
    },
  },
  codes: {
    title: 'Keep these recovery codes',
    done: 'You are set up.',
    lead: 'Each works once instead of a code from the app, for when your phone is lost. We show them only now: print them or write them down, and keep them away from your password.',
    label: 'Recovery codes',
    next: 'Sign in',
    wait: 'Your app’s next code will do; the one that you have just used will not.',
    account: 'Back to your account',
  },
  notAllowed: {
    title: 'That is not yours to do',
    message:
      'Your role does not include this. An owner of the directory can do it, or change your role.',
  },
  notHere: {
    title: 'This page is not here',
    message: 'The address may be old, or have a letter too many.',
  },
  desk: 'To the desk',
}
