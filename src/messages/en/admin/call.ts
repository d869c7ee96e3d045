/** The editors' call sheet: facts in the order one asks them by phone. */
export const adminCall = {
  title: (name: string) => `Call sheet: ${name}`,
  phone: 'Call',
  noPhone: 'No phone is known. Look for one on their website.',
  lead: 'Ask, and press “Still true” where the answer stands. Nothing needs to be typed again.',
  opening:
    'Say who we are first: a free, open directory, no money for place, and that you check what we say of them.',
  how: 'How you check',
  method: 'How',
  on: 'Checked on',
  note: 'Note for the history',
  stillTrue: 'Still true',
  stillTrueOf: (label: string) => `: ${label}`,
  otherwise: 'They say otherwise',
  otherwiseOf: (label: string) => `: ${label}`,
  ask: 'Not stated yet. If they tell you, write it down',
  wrong: 'It is known to be wrong',
  why: 'Why, in a few words',
  strike: (value: string) => `Strike out: ${value}`,
  struck: (value: string, said: string) => `${value}: ${said}.`,
  restore: 'Let it stand again',
  restoreOf: (label: string, value: string) => `: ${label}, ${value}`,
  struckDone: (label: string) =>
    `Struck out: ${label}. Visitors no longer see it, whoever says it.`,
  restoredDone: (label: string) => `Stands again: ${label}.`,
  restored: 'It was right after all',
  needsWhy: 'Say why it is wrong, in a few words, beside the button. Nothing was struck out.',
  whyAlone:
    'You wrote why something is wrong and did not strike it out. Press “Strike out” beside it, or empty the field. Nothing was noted.',
  tick: 'Tick for all at once',
  tickOf: (label: string) => `: ${label}`,
  all: 'Mark all ticked as still true',
  done: (labels: string, more: number) =>
    more === 0
      ? `Noted as still true: ${labels}.`
      : `Noted as still true: ${labels} and ${more} more.`,
  nothing:
    'Nothing was ticked, so nothing was noted. A note is kept only with something that it is about.',
  already:
    'All of this was noted so already, by the same way and day. Nothing new was noted, nor the note.',
  report: 'Back to the report',
  lost: 'Somebody changed this listing meanwhile, so nothing was noted. This is how it is now.',
  noDay: 'The day is none that has been, so nothing was noted. Write it like 2026-11-24.',
  gone: 'That fact is not stated any more, so nothing was noted.',
  questions: 'Questions',
  others: 'Further facts',
  back: 'To the listing',
  end: 'That is all. Thank them, and say how they can reach us when something changes.',
  confirmed: 'Still true',
}
