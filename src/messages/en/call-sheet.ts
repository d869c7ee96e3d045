export const callSheet = {
  title: 'Questions to ask on the phone',
  lead: 'One sheet for each program. The questions are what nobody has told us yet.',
  back: 'Back to the comparison',
  backToProgram: 'Back to the program',
  print: 'To print, use your browser’s menu, then Print.',
  opening:
    'You can start like this: “I am looking for an intensive outpatient program for myself” (or for someone). “Can I ask a few questions before I give my name?”',
  none: 'Choose a program from a search first. Its questions then stand here, with room to write.',
  findOne: 'Search programs',
  intakeLine: 'Intake line',
  mainLine: 'Main number, not an intake line',
  noPhone: 'Phone not stated',
  when: 'Date and time',
  who: 'I spoke with',
  ask: 'Not stated anywhere. Ask them:',
  known: (text: string) => `Listed: ${text}`,
}
