import { plural } from '../plural.js'
import { adminHistory } from './history.js'

/** Visitors' reports, as editors read them. */
export const adminReports = {
  title: 'Reports',
  lead: 'What visitors say is wrong. Check it with the program, mend the listing if they are right, and say what you found.',
  time: adminHistory.time,
  open: (count: number) => `Waiting: ${count}`,
  decided: 'Looked at in the last 90 days',
  oldest: (count: number) => `The ${count} that wait longest are shown.`,
  newest: (count: number) => `The newest ${count} are shown.`,
  none: 'No report waits.',
  noneDecided: 'None.',
  columns: {
    program: 'Program',
    topic: 'What',
    words: 'In their words',
    sent: 'Sent',
    outcome: 'What became of it',
    by: 'By',
  },
  rowHush: (id: string) => `, report ${id.slice(0, 8)}`,
  gone: 'A program that is not here any more',
  noWords: 'No words',
  outcomes: { mended: 'The listing was changed', stands: 'The listing stands' },
  crowds: {
    title: 'Many came at once',
    lead: 'Look at a few of them first. If they are not meant, you can set aside all of one hour, of the same words, or on one listing.',
    hour: (count: number, time: string) => `${count} in the hour from ${time}`,
    alike: (count: number, words: string) =>
      `${count} with the same words: “${words.length > 80 ? `${words.slice(0, 80)}…` : words}”`,
  },
  aside: {
    lead: 'Setting aside closes all of these unread. Whoever sent one reads that it was not checked, and may write again.',
    button: (count: number) => plural(count, 'Set this one aside', `Set all ${count} aside`),
    done: (count: number) =>
      plural(count, '1 report was set aside.', `${count} reports were set aside.`),
    answer:
      'Very many came at once, so this was set aside and not checked. If something is still wrong, please tell us again.',
  },
  onListing: (count: number) =>
    plural(
      count,
      '1 report of a visitor on this listing waits',
      `${count} reports of visitors on this listing wait`,
    ),
  waiting: (count: number) =>
    plural(count, 'report of a visitor waits', 'reports of visitors wait'),
  one: {
    title: (name: string) => `Report on ${name}`,
    listing: 'Open the listing',
    call: 'Call sheet',
    history: 'History of this listing',
    decide: 'What did you find?',
    outcome: 'What became of it',
    mended: 'They are right, and I changed the listing',
    stands: 'The listing stands as it is',
    answer: 'What whoever sent it may read',
    answerHint: (most: number) =>
      `Needed when the listing stands. At most ${most} letters. Nothing that only the program told you in confidence.`,
    button: 'Close this report',
    noOutcome: 'Choose what became of it.',
    notMended:
      'Nothing of this listing was changed since the report came, so nobody would find it mended. Open the listing, change what is wrong, then close the report; or say why the listing stands.',
    noAnswer: 'Say why the listing stands.',
    badAnswer: (most: number) =>
      `Use at most ${most} letters. If something was pasted, type it: it may hold signs that nobody can see.`,
    already:
      'Somebody else has closed this report meanwhile. Nothing of yours was kept; what you wrote stands below.',
    yours: 'You wrote',
    others: (count: number) =>
      plural(
        count,
        'Close the other report on this listing with the same words',
        `Close the ${count} other reports on this listing with the same words`,
      ),
    done: 'Closed.',
    all: 'All reports',
    problems: 'Please look at this again',
  },
}
