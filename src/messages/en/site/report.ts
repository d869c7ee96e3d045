import { facts } from '../facts.js'
import { number } from '../numbers.js'

/** Reporting a wrong listing, and the status of a report. */
export const report = {
  link: 'Tell us if something here is wrong',
  title: (name: string) => `What is wrong with ${name}?`,
  tabTitle: (name: string) => `Tell us about ${name}`,
  lead: 'An editor looks at it and checks it with the program. You need no account.',
  careful:
    'Please write about the program, not about yourself: no names, no health. We do not keep who you are, so we cannot write to you.',
  topic: 'What is wrong?',
  topics: {
    contact: 'The phone number or the website',
    closed: 'It has closed or moved',
    hours: 'The hours or days',
    payment: 'What it takes as payment',
    other: 'Something else',
  },
  words: 'What is right, and how do you know?',
  hint: (most: number) =>
    `You may leave this empty, but for “Something else”. At most ${number(most)} letters.`,
  send: 'Send it',
  back: 'Back to the program',
  problems: 'Please look at this again',
  noTopic: 'Choose what is wrong.',
  noWords: 'Say what is wrong.',
  badWords: (most: number) =>
    `Use at most ${number(most)} letters. If something was pasted, please type it: it may hold signs that nobody can see.`,
  full: 'More waits for our editors than they can read, so we could not take this. What you wrote is still here: please try again in a few days.',
  tooMany:
    'You have sent several of these just now. What you wrote is still here: please wait a minute, and send it again.',
  knownFromYou:
    'Some messages about this program came from your network already. Our editors will see them, so we did not take one more. What you wrote is still here.',
  manyFromYou:
    'Very many of these came from your network. What you wrote is still here: please send it again later, or from somewhere else.',
  away: 'We could not take this just now. What you wrote is still here: please send it again in a few minutes.',
  receipt: {
    title: 'Your message to our editors',
    code: (code: string) => `Receipt code: ${code}`,
    keep: 'Keep the address of this page to see later what became of it. It ends with the code. We cannot send you anything.',
    about: 'It is about',
    gone: 'It is about a program that is no longer listed.',
    sent: (day: string) => `Sent ${facts.date(day)}.`,
    open: 'Nobody has looked at it yet.',
    mended: (day: string) =>
      `An editor looked at it on ${facts.date(day)} and changed the listing. Thank you.`,
    stands: (day: string) =>
      `An editor looked at it on ${facts.date(day)}. The listing stands as it is.`,
    answer: (words: string) => `They say: “${words}”`,
    ended: 'Nobody looked at it within 180 days. What you wrote is deleted. You may tell us again.',
    kept: 'What you wrote is not shown here. It is deleted 90 days after an editor has looked, and 180 days after you sent it in any case. Copies kept for safety follow a little later.',
    search: 'Search programs',
  },
}
