import { plural } from '../plural.js'
/** Blockers and warnings of the publish rules. Each names the problem and its fix. */
export const gate = {
  hoursSource:
    'Hours have no source. Say how you know them: by phone, by email, or the page where they stand.',
  hoursLevel: (stated: string, level: string, usual: string) =>
    `${stated} is not usual for this level of care (${level}: ${usual}). Check it, and note the program’s own words beside the hours.`,
  usual: {
    iopAdults: '9 to 19 hours a week',
    iopTeens: '6 to 19 hours a week for teenagers',
    php: '20 hours or more',
    op: 'under 9 hours',
    opTeens: 'under 6 hours for teenagers',
  },
  virtualStates: 'It is online only, and no state is named. Say in which states people may join.',
  accreditationScope: (body: string) =>
    `${body} stands without what it is for. Say whether it accredits this program, the facility or the organization.`,
  praise: (word: string, where: string) =>
    `${where} praises itself (“${word}”). We list facts: leave the word out.`,
  quotedPraise: (word: string, where: string) =>
    `The program’s own words for “${where}” praise it (“${word}”). Quote the fact without the praise.`,
  unkind: (word: string, where: string) =>
    `${where} says “${word}”. Say “person”, “substance use” or “without substances” instead, unless it is a name.`,
  alphabets: (where: string, letters: string) =>
    `${where} mixes alphabets: ${letters} only ${plural([...letters].length, 'looks like a plain letter', 'look like plain letters')}. Type the name anew, unless it is written so.`,
  broker: (address: string) =>
    `${address} belongs to a directory or a call service, not to the provider. Give the provider’s own page.`,
  premiumRate: (phone: string) =>
    `Calls to ${phone} cost the caller extra. Give a number that costs nothing more than a call.`,
  tracking: (address: string) =>
    `${address} carries a tracking mark. Take off everything from the question mark on.`,
  foreignIntake: (host: string) =>
    `The intake page is on ${host}, which is neither the website’s host nor named like the organization. Is it their own?`,
  noWayIn: 'Nobody could reach them: there is no phone, no intake and no website.',
  noPlace: 'Nobody could find it: there is no address, no city or state, and no state served.',
  noSource: (count: number) =>
    plural(count, 'One fact has no source.', `${count} facts have no source.`),
  where: { name: 'The name', organization: 'The organization’s name', cost: 'The price' },
}
