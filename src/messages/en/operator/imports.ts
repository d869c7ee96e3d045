import { plural } from '../plural.js'

const programs = (count: number): string => `${count} ${plural(count, 'program', 'programs')}`
const factsOf = (facts: number, count: number): string =>
  `${facts} ${plural(facts, 'fact', 'facts')} of ${programs(count)}`

/** Output of the import command: usage, why it stopped, the lines of a plan, and its counts. */
export const imports = {
  conflict: (
    slug: string,
    field: string,
    kept: string,
    by: string,
    offered: string,
    source: string,
  ) => `${slug}: ${field} stays ${kept} (${by}); the file says ${offered} (${source})`,
  problem: (line: number | undefined, field: string, message: string) =>
    `${line === undefined ? '' : `line ${line}, `}${field}: ${message}`,
  sourced: (text: string, source: string) => `${text} (${source})`,
  wayIn: (slug: string, fact: string, was: string, now: string) =>
    `${slug}: ${fact} that visitors see was ${was}, becomes ${now}`,
  removal: (slug: string, facts: string) => `less: ${slug}: ${facts}`,
  removed: (facts: number, count: number) => `removed: ${factsOf(facts, count)}`,
  removalsLeftOut: (facts: number, count: number) =>
    `would be removed: ${factsOf(facts, count)}. They were left out. If the file is right, import it again with --allow-removals.`,
  coverage: (states: number, found: number, before: number) =>
    `This edition names programs in ${states} ${plural(states, 'state', 'states')}: ${found}, where the newest edition here has ${before}.`,
  elsewhere: (count: number) =>
    `${programs(count)} ${plural(count, 'is', 'are')} in states that the file does not have. It says nothing of them, so they stay as they are.`,
  notWhole: (percent: number) =>
    `That is less than ${percent} in 100, so this looks like part of an edition, and no program was marked as not in it. If it is the whole edition, say so with --whole-edition.`,
  fewer: (state: string, found: number, before: number) =>
    `${state}: ${programs(found)}, where the newest edition here has ${before}.`,
  reviewFirst:
    'Here somebody else must look before anything is published (REVIEW_REQUIRED), so new programs wait for review.',
  usage: [
    'Usage: npm run import -- FILE [--format auto|samhsa-directory|findtreatment|csv] [--dry-run] [--publish] [--allow-removals] [--whole-edition]',
    '  --format           what kind of file it is; auto: its columns say',
    '  --dry-run          print what the file would do, and write nothing',
    '  --publish          publish new programs at once; without it they wait for review, and so do those that the rules for publishing stop',
    '  --allow-removals   also take away what the file no longer says; without it facts are added and changed, never taken away',
    '  --whole-edition    the file is a whole edition, though it has far fewer programs than the one before',
    'A column that the file does not have changes nothing.',
  ].join('\n'),
  noFile: (name: string) => `There is no file ${name} that we can read.`,
  refused: 'Nothing was written.',
  failed: 'The import did not end, and nothing was written. Is the database there?',
  andMore: (count: number) => `and ${count} more`,
  by: 'npm run import',
  counts: {
    new: 'new',
    changed: 'changed',
    unchanged: 'unchanged',
    absent: 'not in this edition',
    problems: 'problems',
  },
}
