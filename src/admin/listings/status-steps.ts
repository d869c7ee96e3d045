import type { PublishCheck } from '../../catalog/editing/publish-rules.js'
import type { Role } from '../../catalog/editing/role.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { Status } from '../../catalog/program/status.js'
import { say } from '../../messages/say.js'
import type { EditKind } from '../../store/changes/edits.js'

const messages = say.listingForm.status
const everyone: readonly Role[] = ['owner', 'editor', 'reviewer']
const writers: readonly Role[] = ['owner', 'editor']

/** A status change: its target, sources, roles, and whether it asks for a reason. */
export type StatusChange = Readonly<{
  to: Status
  from: readonly Status[]
  roles: readonly Role[]
  kind: EditKind
  asksWhy: 'must' | 'may' | 'no'
  asksUntil: boolean
  button: string
  hint: string | null
}>
const step = (
  to: Status,
  from: readonly Status[],
  roles: readonly Role[],
  kind: EditKind,
  button: string,
  own: Partial<StatusChange> = {},
): StatusChange => ({
  to,
  from,
  roles,
  kind,
  button,
  asksWhy: 'must',
  asksUntil: false,
  hint: null,
  ...own,
})

/**
 * All status changes, in display order. Reviewers publish and send back; editors and owners do the
 * rest.
 */
export const steps: readonly StatusChange[] = [
  step('published', ['draft', 'in-review', 'paused'], everyone, 'published', messages.publish, {
    asksWhy: 'no',
  }),
  step('in-review', ['draft'], writers, 'withdrawn', messages.review, { asksWhy: 'may' }),
  step('draft', ['in-review', 'published'], ['reviewer'], 'withdrawn', messages.sendBack),
  step('paused', ['published'], writers, 'paused', messages.pause, {
    asksUntil: true,
    hint: messages.pauseHint,
  }),
  step(
    'draft',
    ['in-review', 'published', 'paused', 'archived'],
    writers,
    'withdrawn',
    messages.draft,
  ),
  step(
    'archived',
    ['draft', 'in-review', 'published', 'paused'],
    writers,
    'archived',
    messages.archive,
    {
      hint: messages.archiveHint,
    },
  ),
]

/** The status changes that a role may make now. */
export const stepsFor = ({ status }: Listing, role: Role): readonly StatusChange[] =>
  steps.filter(({ from, roles }) => from.includes(status) && roles.includes(role))

/** What blocks an editor from publishing: the publish rules, and a required second person. */
export const stopsOf = (gate: PublishCheck, isOwnWriting: boolean): PublishCheck =>
  isOwnWriting
    ? { ...gate, blockers: [...gate.blockers, { field: 'status', message: messages.secondPair }] }
    : gate
