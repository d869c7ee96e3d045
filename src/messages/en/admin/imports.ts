import { number } from '../numbers.js'
import { plural } from '../plural.js'

const programs = (count: number): string =>
  `${number(count)} ${plural(count, 'program', 'programs')}`

export const adminImports = {
  title: 'Imports',
  lead: 'Send a file, see what it would do, and decide. Nothing is written before you say so, and an import can be undone as a whole.',
  thisFile: 'This file',
  bounds: {
    tooLarge:
      'The file is larger than 5 MB. Send it in parts, or ask whoever runs the directory to use npm run import.',
    notCsv: 'This is not a CSV file. Save it as “CSV UTF-8” and send that.',
    tooManyRows: (most: number) =>
      `The file has more than ${number(most)} lines. Send it in parts, or ask whoever runs the directory to use npm run import.`,
    none: 'Choose a file first.',
  },
  problemTitle: 'The file cannot be used',
  problem: (line: number | undefined, field: string, message: string) =>
    line === undefined ? message : `Line ${line}, ${field}: ${message}`,
  andMore: (count: number) => `and ${number(count)} more`,
  upload: {
    title: 'Send a file',
    label: 'CSV file',
    hint: 'In UTF-8, up to 5 MB and 10,000 lines: an edition of SAMHSA’s directories, an export of FindTreatment.gov, or our own CSV. The year or month must stand in the name of the first two.',
    button: 'See what it would do',
  },
  drafts: {
    /** Visually hidden after a file name, for screen readers. */
    hush: (when: string) => `, waiting, sent ${when}`,
    title: 'Waiting for a decision',
    caption: 'Files that were sent and not decided on. They are dropped after seven days.',
    none: 'No file waits for a decision.',
    file: 'File',
    sent: 'Sent',
    by: 'By',
  },
  runs: {
    hush: (when: string) => `, done ${when}`,
    title: 'Done',
    caption: 'Imports, newest first',
    none: 'Nothing was imported yet.',
    file: 'File',
    when: 'When',
    by: 'By',
    counts: 'What it did',
    state: 'State',
    done: 'Done',
    undone: (when: string, by: string) => `Undone ${when} by ${by}`,
    counted: (added: number, changed: number, absent: number) =>
      `${number(added)} new, ${number(changed)} changed, ${number(absent)} marked as not in the edition`,
  },
  draft: {
    title: (file: string) => `What ${file} would do`,
    sent: (when: string, by: string) =>
      `Sent ${when} by ${by}. The plan is made anew when listings have changed.`,
    refused: 'The file cannot be used any more',
    counts: 'Counts',
    countsCaption: 'What the file would do, and what you chose of it',
    kind: 'Group',
    all: 'In the file',
    chosen: 'Chosen',
    groups: {
      new: 'New programs',
      changed: 'Changed programs',
      absent: 'Not in this edition',
      removed: 'Would be removed',
      conflicts: 'Conflicts with our editors',
      problems: 'Problems',
    },
    unchanged: 'Unchanged',
    tabs: 'Groups of the plan',
    tabText: (group: string, count: number) => `${group}: ${number(count)}`,
    explain: {
      new: 'Programs that nobody had listed.',
      changed:
        'What the file says differently from now on. An editor’s word always stays above the file’s.',
      absent: 'The file does not have these any more. They stay published, and say so.',
      removed: 'Facts that the file no longer has, or has less of. They stay unless you tick them.',
      conflicts:
        'Here the file says something else than our editors. What editors state is kept; nothing has to be done.',
      problems: 'What could not be read, by line. The rest of each line is used.',
    },
    removals: (facts: number, count: number) =>
      `The file would remove ${number(facts)} ${plural(facts, 'fact', 'facts')} of ${programs(count)}. They stay unless you tick them under “Would be removed”.`,
    whole: {
      title: 'Is this the whole edition?',
      text: (states: number, found: number, before: number, percent: number) =>
        `The file names ${programs(found)} in ${plural(states, 'one state', `${number(states)} states`)}. The newest edition here has ${number(before)} there. Below ${percent} in 100 we take a file for a part, and mark no program as gone.`,
      elsewhere: (count: number) =>
        `${programs(count)} in other states ${plural(count, 'stays', 'stay')} as they are: the file says nothing of them.`,
      caption: 'States with far fewer programs than before',
      state: 'State',
      found: 'In this file',
      before: 'In the newest edition here',
      label: 'Yes, this is the whole edition',
      button: 'Plan it again',
    },
    none: 'There is nothing in this group.',
    takeAll: 'Take all of this group',
    takeNone: 'Leave out all of this group',
    keepRows: 'Keep these choices',
    rowsHint:
      'Programs without a tick are left out. Choices count for this page of the list once you keep them.',
    see: 'as visitors see it',
    take: (name: string) => name,
    stillShown: (text: string, by: string) => `Visitors still see: ${text} (${by})`,
    place: 'Place',
    level: 'Level of care',
    stated: 'States',
    fact: 'Fact',
    now: 'Now',
    after: 'Then',
    conflict: {
      caption: 'What is kept, and what the file says',
      program: 'Program',
      field: 'Fact',
      kept: 'Kept',
      offered: 'The file says',
    },
    problem: {
      caption: 'Problems by line',
      line: 'Line',
      field: 'Column',
      message: 'What is wrong',
      noLine: 'Whole file',
    },
    facts: (count: number) => `${count} ${plural(count, 'fact', 'facts')}`,
    apply: {
      title: 'Decide',
      new: 'New programs',
      review: 'Wait for review',
      publish: 'Are published at once',
      reviewFirst:
        'New programs wait for review. Somebody else than you must look at them before visitors can.',
      button: (count: number) => `Import: ${programs(count)}`,
      nothing: 'Nothing is chosen, so there is nothing to import.',
      drop: 'Drop this file',
    },
  },
  changed: {
    title: 'The catalogue changed meanwhile',
    text: 'Somebody changed something that this file changes too, after you looked. Nothing was imported and your choices are kept. Look at the plan again, then decide.',
    again: 'Look at the plan again',
  },
  run: {
    title: (file: string) => `Import of ${file}`,
    when: (when: string, by: string) => `Done ${when} by ${by}.`,
    caption: 'What it did',
    facts: {
      new: 'New',
      changed: 'Changed',
      absent: 'Marked as not in the edition',
      unchanged: 'Unchanged',
      problems: 'Problems',
    },
    leftTitle: 'Changed since',
    left: (count: number) =>
      plural(
        count,
        'One program was changed by somebody after this import. Undoing leaves it as it is now:',
        `${number(count)} programs were changed by somebody after this import. Undoing leaves them as they are now:`,
      ),
    wasLeft: (count: number) =>
      plural(
        count,
        'One program was left as it was, because somebody had changed it after the import:',
        `${number(count)} programs were left as they were, because somebody had changed them after the import:`,
      ),
    undo: {
      title: 'Undo this import',
      explain:
        'What it changed becomes as it was, and what it brought goes. History keeps both. Importing the file again brings it back.',
      all: 'Every program of this import was changed since, so there is nothing that can be undone.',
      reason: 'Why',
      button: (count: number) => `Undo: ${programs(count)}`,
      needsReason: 'Say why, in up to 300 plain characters.',
      already: 'This import had been undone before. Nothing was done.',
    },
    undone: (when: string, by: string) => `Undone ${when} by ${by}.`,
    changes: 'Its changes',
  },
}
