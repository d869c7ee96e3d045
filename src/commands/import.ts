import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { answerHelp } from '../config/help.js'
import { readSettings } from '../config/settings.js'
import { listed, planLines, problemLines } from '../exchange/plan/plan-lines.js'
import { withRemovals } from '../exchange/plan/with-removals.js'
import { planImport } from '../exchange/plan-import.js'
import { say } from '../messages/say.js'
import { pointOfZip } from '../search/places/places.js'
import { readPlaces } from '../seed/places.js'
import { applyImport } from '../store/changes/apply-import.js'
import { openDatabase } from '../store/connection/database.js'
import { readListings } from '../store/listings/read-all.js'
import { migrate } from '../store/migrations/migrations.js'
import { StoreError } from '../store/store-error.js'

const messages = say.imports
const formats = ['auto', 'samhsa-directory', 'findtreatment', 'csv'] as const

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const refuse = (lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'auto' },
        'dry-run': { type: 'boolean', default: false },
        publish: { type: 'boolean', default: false },
        'allow-removals': { type: 'boolean', default: false },
        'whole-edition': { type: 'boolean', default: false },
      },
    })
    const [file] = positionals
    const format = formats.find((one) => one === values.format)
    if (!file || positionals.length !== 1 || !format) return null
    const {
      publish,
      'dry-run': dryRun,
      'allow-removals': allowRemovals,
      'whole-edition': isWhole,
    } = values
    return { file, format, dryRun, publish, allowRemovals, isWhole }
  } catch {
    return null
  }
}

type ImportArguments = Exclude<ReturnType<typeof readArguments>, null>

const run = async (asked: ImportArguments): Promise<void> => {
  const config = readSettings()
  if (typeof config === 'string') return refuse([config])
  try {
    const bytes = await readFile(asked.file).catch(() => refuse([messages.noFile(asked.file)]))
    const database = await openDatabase(config)
    await migrate(database)
    const places = await readPlaces()
    const file = { name: basename(asked.file), bytes, format: asked.format }
    // The command line is no editor whose changes another could review, so where review is required
    // nothing is published here.
    const waits = asked.publish && config.reviewRequired
    const planned = await planImport(file, await readListings(database), {
      publish: asked.publish && !waits,
      isGated: true,
      // `--publish` accepts listings without a phone; rules that prevent harm still hold.
      takesGaps: true,
      isWhole: asked.isWhole,
      pointOf: (zip) => pointOfZip(places, zip),
    })
    if ('refused' in planned) {
      await database.close()
      return refuse([...listed(problemLines(planned.refused)), messages.refused])
    }
    const { removals } = planned.plan
    const plan = asked.allowRemovals ? withRemovals(planned.plan) : planned.plan
    if (!asked.dryRun) await applyImport(database, plan, messages.by)
    await database.close()
    for (const line of planLines(
      { ...plan, notes: [...plan.notes, ...(waits ? [messages.reviewFirst] : [])] },
      removals,
    ))
      print(line)
  } catch (error) {
    refuse([error instanceof StoreError ? error.message : messages.failed])
  }
}

answerHelp(messages.usage)
const asked = readArguments()
if (asked === null) refuse([messages.usage])
else await run(asked)
