/** How changes read to those who keep the directory: history, comparing, reverting, undoing. */
export const deskHistory = {
  title: 'History',
  lead: 'Every change, newest first. Nothing here can be altered or taken out: each line seals the one before it.',
  /** Facts that no row of a comparison is called after. */
  factLabels: {
    startWithinDays: 'Starts within',
    sessionsPerWeek: 'Sessions a week',
    minutesPerSession: 'Minutes a session',
    area: 'City or state',
    intake: 'Intake',
    phone: 'Phone',
    website: 'Website',
  } as Readonly<Record<string, string>>,
  ownLabels: {
    identity: 'Identity',
    slug: 'Address in the directory',
    status: 'Status',
    level: 'Level of care',
    name: 'Name',
    organization: 'Organization',
    organization_name: 'Organization',
    place: 'Place as listed',
    edition_list: 'List',
    edition_year: 'Edition',
    absent_since: 'Not listed since the edition of',
    sample: 'Sample',
  } as Readonly<Record<string, string>>,
  statuses: {
    draft: 'Draft',
    'in-review': 'Waits for review',
    published: 'Published',
    paused: 'Paused',
    archived: 'Archived',
  } as Readonly<Record<string, string>>,
  yesNo: (yes: boolean) => (yes ? 'yes' : 'no'),
  nothing: 'nothing',
  parts: (parts: readonly string[]) => parts.join(', '),
  point: (lat: number, lon: number) => `${lat}, ${lon}`,
  precisions: { exact: 'own point', zip: 'point of its ZIP', zip3: 'point of ZIPs near it', withheld: 'address withheld' } as Readonly<
    Record<string, string>
  >,
  inWords: (words: string) => `“${words}”`,
}
