import type { TextPage } from '../../shapes/text-page.js'

export const privacy: TextPage = {
  title: 'Privacy',
  lead: 'We keep nothing about you, so there is nothing to leak. Each promise below names the test that checks it.',
  sections: [
    {
      title: 'What we promise',
      promises: [
        {
          text: 'No page sets a cookie or keeps anything in your browser.',
          proof: 'test/browser/privacy.test.ts',
        },
        {
          text: 'No page loads anything from another company: no counters, no fonts, no maps.',
          proof: 'test/browser/privacy.test.ts',
        },
        {
          text: 'Our logs do not hold what you search for, your internet address or your browser’s name.',
          proof: 'test/web/log/log.test.ts',
        },
        {
          text: 'What you search for or look at is in no log, no file, no table and no error of ours.',
          proof: 'test/web/http/leaks.test.ts',
        },
        {
          text: 'If you tell us that a listing is wrong, we keep your words and nothing of you. They are deleted 90 days after an editor has looked. If nobody looks, they are deleted after 180 days. Copies kept for safety follow a little later.',
          proof: 'test/site/report/receipt.test.ts',
        },
        {
          text: 'Suggestions as you type come from this site alone. What you type is not written down.',
          proof: 'test/site/search/suggest.test.ts',
        },
        {
          text: 'Your search does not go to a database. It is answered from memory.',
          proof: 'test/site/pages/database-away.test.ts',
        },
        {
          text: 'When you follow a link to a program, that site is not told where you came from.',
          proof: 'test/site/pages/headers.test.ts',
        },
        {
          text: 'Your browser is asked not to keep copies of search, compare and program pages.',
          proof: 'test/site/pages/headers.test.ts',
        },
        {
          text: 'To stop floods of requests, we count them for ten minutes at most. We count by a scrambled form of your internet address, in memory only, and keep no address. Messages to our editors are counted so for 30 days.',
          proof: 'test/web/limits/rate-limit.test.ts',
        },
      ],
    },
    {
      title: 'What we cannot promise',
      list: [
        'Your phone or computer keeps a list of pages you visit, unless you use a private window. See “Leaving safely”.',
        'Your internet provider, school or job may see that you came to this site. If our address starts with https, they do not see what you read, unless they manage your device.',
        'A program’s own site has its own rules. Once you are there, their rules apply.',
      ],
    },
  ],
}

export const safety: TextPage = {
  title: 'Leaving safely',
  lead: '“Leave this page” takes you away at once. It does not clear your history. If someone must not see that you were here, read this first.',
  sections: [
    {
      title: 'Leave this page',
      paragraphs: [
        '“Leave this page” is at the top of every page. It opens a weather page in place of ours. You can also press the Shift key three times within five seconds.',
        'If scripts are on, the back button does not return to the page you left. If scripts are off, it can.',
      ],
    },
    {
      title: 'What it does not erase',
      list: [
        'Your browser’s list of pages you visited. You can clear it in the browser’s settings.',
        'Pages that you opened earlier in the same window.',
        'Calls and messages in your phone. A call to a program or a helpline may also show on a bill.',
        'Anything that spying software on the device records.',
      ],
    },
    {
      title: 'Safer ways to look',
      list: [
        'Use a private window. It keeps no history once it is closed.',
        'Use a phone or computer that the other person does not use: at a library, at work, or a friend’s.',
        'Call 1-800-662-4357. They look for you, and you write nothing down.',
        'If a partner hurts you, call the National Domestic Violence Hotline at 1-800-799-7233.',
      ],
    },
  ],
}

export const about: TextPage = {
  title: 'About this directory',
  lead: 'A free public list of intensive outpatient programs. Nobody pays to be in it.',
  sections: [
    {
      title: 'What it is for',
      paragraphs: [
        'It is for people who need more than weekly therapy and less than a hospital. It is also for those who help them. Search, put two programs side by side, then call the program itself.',
      ],
    },
    {
      title: 'What we hold to',
      list: [
        'We take no money from programs. The order of a list cannot be bought.',
        'Links and numbers are the program’s own. We sell no calls and pass on no names.',
        'Every fact says who said it. Where nobody told us, it says “Not stated”.',
        'The code is open. Anyone may run it, read it and mend it.',
      ],
    },
    {
      title: 'What it is not',
      paragraphs: [
        'It is not medical advice. A program on the list exists; that does not mean it is right for you. Please call to confirm.',
      ],
    },
  ],
}

export const data = {
  title: 'What we know and do not',
  lead: (programs: string) =>
    `${programs} are listed. This page shows how many of them state each fact.`,
  sources: 'Where the facts come from',
  sourceList: [
    'SAMHSA National Directory of Drug and Alcohol Use Treatment Facilities 2024 (public domain).',
    'SAMHSA National Directory of Mental Health Treatment Facilities 2024 (public domain).',
    'FindTreatment.gov, August 2025: places on the map, and websites in Massachusetts.',
    'Programs’ own pages: hours, days, weeks, ages and ways in, each with a link to the page that says so.',
    'U.S. Census Bureau, ZIP code areas 2021: the middle of a ZIP code.',
    'U.S. Census Bureau, cartographic boundary files 2017 (public domain): the outlines of the states on the map.',
  ],
  sourceNote:
    'SAMHSA’s lists describe a whole facility, not one program in it. They have no hours, days, cost or waiting time. Those are from programs’ own pages, read in November 2026. Most of these pages carry no date. We have checked none of it by phone.',
  table: 'How many programs state each fact',
  average: (stated: string, kinds: number) =>
    `There are ${kinds} kinds of fact. On average a program states ${stated} of them.`,
  groups: {
    decide: 'What people decide by',
    treatment: 'Treatment',
    practical: 'Where and how',
    standing: 'Standing',
    reach: 'How to reach them',
  },
  fact: 'Fact',
  stated: 'State it',
  unstated: 'Do not',
  freshness: 'How long ago programs were checked',
  freshnessNote:
    'This counts the newest date of each program. A date is the day when someone looked. Most facts come from a list that has none.',
  coverage: 'What we know in each state',
  coverageLabel: (states: number) =>
    `Map of the United States: programs in ${states} states and territories. The table below has the numbers.`,
  coverageCaption:
    'The stronger the color, the more programs. A program that is online in several states counts in each.',
  state: 'State',
  programs: 'Programs',
  stateHours: 'State their hours',
  ofThese: (count: number, all: number) => `${count} (${data.percent(count, all)})`,
  /** Rounds to 0% only for none, and to 100% only for all. */
  percent: (part: number, whole: number) => {
    const rounded = whole === 0 ? 0 : Math.round((100 * part) / whole)
    if (rounded === 0 && part > 0) return 'under 1%'
    return rounded === 100 && part < whole ? 'over 99%' : `${rounded}%`
  },
}

export const wordsPage = {
  title: 'Words',
  lead: 'What the words in this directory mean, one line each.',
  /** Label of a definition, beside a fact and inside a filter. */
  whatWordMeans: 'What this word means',
  whatWordsMean: 'What these words mean',
  whatOf: (title: string) => `: ${title}`,
  all: 'All words on one page',
  also: (words: readonly string[]) => `Also: ${words.join(', ')}`,
}
