/**
 * Words of providers' own pages → our vocabularies, where the match is clear; our own values map to
 * themselves. An empty array: reviewed, and none matches. An unknown word stops the command, so
 * that somebody reviews it.
 */
export const pageWords: Readonly<Record<string, readonly string[]>> = {
  'anxiety disorders': ['anxiety'],
  'major depression': ['depression'],
  'major depressive disorder': ['depression'],
  'depressive disorders': ['depression'],
  'bipolar disorder': ['bipolar'],
  'perinatal mood and anxiety disorders': ['perinatal-depression', 'anxiety'],
  'personality disorders': ['personality-disorder'],
  schizophrenia: ['psychosis'],
  'schizophrenia (stabilized)': ['psychosis'],
  'schizoaffective disorder': ['psychosis'],
  delusions: ['psychosis'],
  hallucinations: ['psychosis'],
  'suicidal ideation': ['suicidal-thoughts'],
  'suicidal behavior': ['suicidal-thoughts'],
  'suicide risk': ['suicidal-thoughts'],
  'chronic suicidal thoughts': ['suicidal-thoughts'],
  'self-harm risk': ['self-harm'],
  'self injury': ['self-harm'],
  'eating disorders': ['eating-disorder'],
  'disordered eating': ['eating-disorder'],
  'binge eating disorder': ['eating-disorder'],
  osfed: ['eating-disorder'],
  'alcohol use disorder': ['alcohol'],
  'alcohol or drug addiction': ['alcohol'],
  'drug and alcohol addiction': ['alcohol'],
  heroin: ['opioids'],
  cocaine: ['stimulants'],
  crack: ['stimulants'],
  methamphetamine: ['stimulants'],
  marijuana: ['cannabis'],
  'pregnant and postpartum': ['pregnant'],
  'pregnant women': ['pregnant'],
  'lgbtq+': ['lgbtq'],
  english: ['en'],
  spanish: ['es'],
  'mood disorders': [],
  'mood and behavioral problems': [],
  'mood swings': [],
  'severe and persistent mental illness': [],
  'substance use disorders': [],
  'co-occurring substance use': [],
  'co-occurring disorders': [],
  'prescription drugs': [],
  'prescription medications': [],
  hallucinogens: [],
  nicotine: [],
  'emotional dysregulation': [],
  'emotion dysregulation': [],
  'emotional regulation difficulties': [],
  'oppositional defiant disorder': [],
  'conduct disorder': [],
  'adjustment disorder': [],
  'school refusal': [],
  'family conflict': [],
  'property destruction': [],
  'unsafe behavior': [],
  aggression: [],
  anger: [],
  malnutrition: [],
  trauma: [],
  'mothers of children 0-5': [],
  'caregivers and families': [],
  'latino and hispanic': [],
}

/**
 * States with a single time zone, by IANA name. In a state with two, a page that gives no zone
 * leaves it open.
 */
const statesOfZones: Readonly<Record<string, string>> = {
  'America/New_York': 'CT DE DC GA ME MD MA NH NJ NY NC OH PA RI SC VT VA WV',
  'America/Chicago': 'AL AR IL IA LA MN MS MO OK WI',
  'America/Denver': 'CO MT NM UT WY',
  'America/Los_Angeles': 'CA WA',
  'America/Puerto_Rico': 'PR VI',
  'Pacific/Honolulu': 'HI',
}
export const zoneOfState: ReadonlyMap<string, string> = new Map(
  Object.entries(statesOfZones).flatMap(([zone, states]) =>
    states.split(' ').map((state) => [state, zone]),
  ),
)
