const said = { source: 'editor', scope: 'program', method: 'phone', checkedOn: '2026-11-24' }

/** The first version of a listing that an editor adds and publishes at once. */
export const toNewEdit = (n) => ({
  version: null,
  kind: 'added',
  actor: 'bench@example.org',
  reason: 'Measuring',
  listing: {
    identity: `editor|bench-${n}`,
    slug: `bench-${n}-iop`,
    status: 'published',
    level: 'iop',
    name: `Bench ${n}`,
    organization: 'Bench',
    place: null,
    edition: null,
    sample: false,
    statements: { hours: [{ ...said, value: { min: 9, max: 12, unit: 'clock' } }] },
  },
})
