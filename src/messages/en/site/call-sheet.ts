export const callSheet = {
  title: 'Questions to ask on the phone',
  lead: 'There is one sheet for each program. It asks what nobody has told us in full. What we know already is next to the question.',
  back: 'Back to the comparison',
  backToProgram: 'Back to the program',
  print: 'To print, use your browser’s menu, then Print.',
  opening: (what: string) =>
    `You can start like this: “I am looking for ${what} for myself” (or for someone). “Can I ask a few questions before I give my name?”`,
  lookingFor: {
    iop: 'an intensive outpatient program',
    php: 'a day program',
    op: 'an outpatient program',
  },
  lookingForAny: 'a treatment program',
  none: 'Choose a program from a search first. Then its questions are here, with room to write.',
  findOne: 'Search programs',
  intakeLine: 'Intake line',
  mainLine: 'Main number, not an intake line',
  noPhone: 'Phone not stated',
  checked: (date: string) => `Last checked ${date}.`,
  notChecked: 'We have not checked this listing.',
  when: 'Date and time',
  who: 'I spoke with',
  ask: 'Ask them:',
  dropped: (most: number) =>
    `There is room for at most ${most} programs. The others were left out.`,
  gone: (slug: string) => `One of these is no longer listed here: ${slug}.`,
  known: (text: string) => `Listed: ${text}`,
  /** For what is stated of the whole place: one program there may differ. */
  toConfirm: (text: string) => `Listed for the whole place: ${text}. Is that so in this program?`,
}
