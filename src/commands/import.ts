import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readPlaces } from '../bundled.js'
import type { Change, Conflict, ImportPlan } from '../catalog/import-plan.js'
import type { Problem } from '../catalog/problem.js'
import { planImport } from '../exchange/plan-import.js'
import { say } from '../messages/say.js'
import { pointOfZip } from '../search/places.js'
import { readSettings } from '../settings.js'
import { openDatabase } from '../store/database.js'
import { applyImport } from '../store/imports.js'
import { readListings } from '../store/listings.js'
import { migrate } from '../store/migrations.js'
import { StoreError } from '../store/store-error.js'

const t = say.imports
const formats = ['auto', 'samhsa-directory', 'findtreatment', 'csv'] as const
/** More lines than these of one kind are counted, not listed. */
const MOST_LISTED = 50

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
      },
    })
    const [file] = positionals
    const format = formats.find((one) => one === values.format)
    return file && positionals.length === 1 && format ? { file, format, dryRun: values['dry-run'], publish: values.publish } : null
  } catch {
    return null
  }
}

const listed = (lines: readonly string[]): readonly string[] =>
  lines.length > MOST_LISTED ? [...lines.slice(0, MOST_LISTED), t.andMore(lines.length - MOST_LISTED)] : lines
const problemLines = (problems: readonly Problem[]): readonly string[] => problems.map(({ line, field, message }) => t.problem(line, field, message))
const conflictLines = (conflicts: readonly Conflict[]): readonly string[] =>
  conflicts.map(({ slug, field, kept, offered }) => t.conflict(slug, field, kept.text, kept.who, offered.text, offered.who))
const ofKind = ({ changes }: ImportPlan, kind: Change['kind']): readonly Change[] => changes.filter((change) => change.kind === kind)

/** A plan for the eye, and its counts as the last lines, for scripts. */
const planLines = (plan: ImportPlan): readonly string[] => {
  const kinds = ['new', 'changed', 'absent'] as const
  return [
    ...kinds.flatMap((kind) => listed(ofKind(plan, kind).map(({ listing }) => `${t.counts[kind]}: ${listing.slug}`))),
    ...listed(conflictLines(plan.conflicts)),
    ...listed(problemLines(plan.problems)),
    `${t.counts.new} ${ofKind(plan, 'new').length}`,
    `${t.counts.changed} ${ofKind(plan, 'changed').length}`,
    `${t.counts.unchanged} ${plan.unchanged}`,
    `${t.counts.absent} ${ofKind(plan, 'absent').length}`,
    `${t.counts.problems} ${plan.problems.length}`,
  ]
}

const asked = readArguments() ?? refuse([t.usage])
const config = readSettings()
if (typeof config === 'string') refuse([config])
else {
  try {
    const bytes = await readFile(asked.file).catch(() => refuse([t.noFile(asked.file)]))
    const database = await openDatabase(config)
    await migrate(database)
    const places = await readPlaces()
    const file = { name: basename(asked.file), bytes, format: asked.format }
    const planned = await planImport(file, await readListings(database), { publish: asked.publish, pointOf: (zip) => pointOfZip(places, zip) })
    if ('refused' in planned) {
      await database.close()
      refuse([...listed(problemLines(planned.refused)), t.refused])
    } else {
      if (!asked.dryRun) await applyImport(database, planned.plan, t.by)
      await database.close()
      for (const line of planLines(planned.plan)) print(line)
    }
  } catch (error) {
    refuse([error instanceof StoreError ? error.message : t.failed])
  }
}
