export const components = {
  title: 'Components',
  lead: 'What our pages are made of, by the names that they have in the code. Each is shown with real programs. This page is for those who build the site.',
  tokens: 'Tokens',
  tokensNote:
    'Every color, size and space is one of these. The first of two colors is for day, the second for night.',
  token: 'Token',
  value: 'Value',
  type: 'Type',
  types: {
    h3: 'A heading of the third level',
    lead: 'A lead, under the title.',
    body: 'Body text, as most sentences are.',
    small: 'Small text, for what is said beside.',
  },
  note: 'A note stands out by a line, not by a color.',
  buttons: 'Buttons',
  main: 'The main one',
  other: 'Any other',
  around: 'Shown around this page',
  aroundNote:
    'These stand on every page, and the last one when programs are chosen: top, crisis, foot, tray.',
}
