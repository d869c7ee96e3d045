import { plural } from '../plural.js'
export const compare = {
  title: (count: number) =>
    ({
      2: 'Two programs, side by side',
      3: 'Three programs, side by side',
      4: 'Four programs, side by side',
    })[count] ?? 'Compare programs',
  /** For a browser's tab and history, where several comparisons stand one below the other. */
  tabTitle: (names: readonly string[]) => `${names.join(' and ')}, side by side`,
  noneTitle: 'Compare programs side by side',
  none: 'Choose two programs from a search with “Add to compare”. You then see them here side by side, and you can share the address.',
  oneTitle: 'Choose a second program',
  one: (name: string) => `${name} is chosen. Choose one more to see them side by side.`,
  findFirst: 'Search programs',
  findSecond: 'Find a second program',
  another: 'Find another to add',
  dropped: (most: number) => `At most ${most} programs fit side by side. The others were left out.`,
  gone: (slug: string) => `One of these is no longer listed here: ${slug}.`,
  caption: (names: readonly string[]) =>
    `${names.join(' and ')}. The eight rows people decide by come first.`,
  question: 'Question',
  cautionLead: 'Not alike in every way. ',
  rows: 'Rows shown',
  all: 'All rows',
  onlyDifferences: (count: number) =>
    plural(count, 'Only the 1 difference', `Only the ${count} differences`),
  differs: {
    different: 'Different',
    same: 'The same',
    open: 'One not stated',
    openMany: 'Some not stated',
    neither: 'Not stated by any',
  },
  intake: 'Their own intake',
  wayHush: (short: string, name: string) => `, ${short} of ${name}`,
  questions: 'Questions to ask',
  remove: 'Remove',
  removeHush: (name: string) => ` ${name} from the comparison`,
  foot: '“Not stated” is never counted as a difference. Nothing here is scored: which one is right depends on you, and on what they tell you.',
  noDifferences: 'Where both say something, they say the same.',
}
