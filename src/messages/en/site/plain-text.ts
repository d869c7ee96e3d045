/** A program as plain text, to send to somebody. It is read later, without our page around it. */
export const plainText = {
  link: 'Plain text to send to someone',
  levelIn: (level: string, place: string) => `${level} in ${place}`,
  reach: 'How to reach them',
  intake: 'Intake',
  ways: {
    'intake-page': 'Intake page',
    'intake-phone': 'Intake phone',
    website: 'Their own site, not an intake page',
    'organization-website': 'The site of their organization',
    phone: 'Main phone, not an intake line',
  },
  facts: 'What is listed',
  line: (label: string, text: string) => `${label}: ${text}`,
  scoped: (text: string, scope: string) => `${text} (${scope})`,
  ask: 'Where it says “Not stated”, nobody has told us. Ask them.',
  said: 'Who said this',
  notChecked: 'Not checked by us',
  page: 'The page',
  confirm: 'This is information, not medical advice. Call the program to confirm.',
  crisis: 'In a crisis, call or text 988, day and night.',
}
