import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { listed, planLines, problemLines } from '../../exchange/plan/plan-lines.js'
import { withRemovals } from '../../exchange/plan/with-removals.js'
import { planImport } from '../../exchange/plan-import.js'
import { say } from '../../messages/say.js'
import { pointOfZip, toPlaces } from '../../search/places/places.js'
import { zipRows } from '../../seed/places.js'
import { applyImport } from '../../store/changes/apply-import.js'
import { readListings } from '../../store/listings/read-all.js'
import { migrate } from '../../store/migrations/migrations.js'
import { createCommand, parseOptions, refuse, withDatabase } from './command.js'

const messages = say.imports
const formats = ['auto', 'samhsa-directory', 'findtreatment', 'csv'] as const

const readArguments = (args: readonly string[]) => {
  const read = parseOptions(args, {
    format: { type: 'string', default: 'auto' },
    'dry-run': { type: 'boolean', default: false },
    publish: { type: 'boolean', default: false },
    'allow-removals': { type: 'boolean', default: false },
    'whole-edition': { type: 'boolean', default: false },
  })
  const [file, ...more] = read?.positionals ?? []
  const format = formats.find((one) => one === read?.values.format)
  return read && file && more.length === 0 && format ? { ...read.values, file, format } : null
}

/** `npm run import`: plans a file against the listings, applies the plan and prints it. */
export const runImport = createCommand({
  usage: messages.usage,
  failed: messages.failed,
  parse: readArguments,
  run: async (asked, config, io) => {
    const bytes = await readFile(asked.file).catch(() => refuse(messages.noFile(asked.file)))
    // Where review is required nothing is published: nobody reviews the command line's changes.
    const waits = asked.publish && config.reviewRequired
    const { plan, removals } = await withDatabase(config, async (database) => {
      await migrate(database)
      // Points are looked up by ZIP alone; the index of cities takes several times as long to build.
      const places = toPlaces(await zipRows(), [])
      const file = { name: basename(asked.file), bytes, format: asked.format }
      const planned = await planImport(file, await readListings(database), {
        publish: asked.publish && !waits,
        isGated: true,
        // `--publish` accepts listings without a phone; rules that prevent harm still hold.
        takesGaps: true,
        isWhole: asked['whole-edition'],
        pointOf: (zip) => pointOfZip(places, zip),
      })
      if ('refused' in planned)
        return refuse([...listed(problemLines(planned.refused)), messages.refused].join('\n'))
      const { removals } = planned.plan
      const plan = asked['allow-removals'] ? withRemovals(planned.plan) : planned.plan
      if (!asked['dry-run']) await applyImport(database, plan, messages.by)
      return { plan, removals }
    })
    for (const line of planLines(
      { ...plan, notes: [...plan.notes, ...(waits ? [messages.reviewFirst] : [])] },
      removals,
    ))
      io.out(line)
  },
})
