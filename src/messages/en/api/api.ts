/** The OpenAPI description, for developers. */
export const api = {
  title: 'IOP Directory',
  description:
    'Intensive outpatient programs in the United States: who said each fact, and when it was checked. Read only, without a key, from any page. A fact that nobody stated is null or an empty list, never false.',
  license: 'Facts only. Sources and editions are named on /data.',
  operations: {
    programs: 'Search programs, as the page /programs does',
    program: 'One program',
    compare: 'Two to four programs side by side',
    changes: 'What became of listings since a change that you know',
    csv: 'The whole published catalogue as CSV',
    lines: 'The whole published catalogue, one program a line',
    openapi: 'This description',
  },
  parameters: {
    q: 'Words, at most eight',
    near: 'A ZIP code, or City, ST',
    within: 'Miles around the place',
    hours_min: 'Hours a week, at least; a program fits when its range overlaps',
    hours_max: 'Hours a week, at most',
    hours_unknown: 'Also programs that do not state hours',
    sort: 'The order; left out: best match with words, nearest with a place, else by name',
    page: 'From 1; a page past the last is empty, with the same total',
    size: 'Programs a page',
    program: 'Slugs that are chosen for a comparison',
    facet: (title: string) => `${title}; repeat for any of several`,
    slug: 'The address of a program',
    since: 'The number of the newest change that you know; 0 for all',
  },
  /** Properties of a program that nobody states: they follow from what is stated. */
  derived: {
    place:
      'The same for all programs of one organization in one building; null where no street is known. It changes when the street, the ZIP or the name does',
    phoneShared:
      'How many programs in how many states have this phone number; null where no other place has it',
    intakePhoneShared: 'The same of the intake phone',
  },
  answers: {
    ok: 'The answer; its ETag stays the same until the catalogue changes',
    unchanged: 'What you have is still right',
    bad: 'Something asked cannot be used; each problem names its field',
    unknown: 'There is no such program',
    gone: 'The program was listed, and is not any more',
    moved: 'The program has another address now',
    many: 'Too many requests; Retry-After says when to ask again',
  },
}
