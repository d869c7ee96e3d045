/** Validation errors in plain words, shared by the search page, the API and imports. */
export const problems = {
  badSince: '“since” is the number of a change: a whole number, from 0.',
  unknownParameter: (key: string) => `We do not know “${key}”, so it was left out.`,
  unknownValue: (key: string, value: string) =>
    `“${value}” is not a choice for “${key}”, so it was left out.`,
  onlyOne: (key: string) => `“${key}” was given more than once. The first one is used.`,
  notANumber: (key: string, value: string, min: number, max: number) =>
    `“${value}” is not a whole number from ${min} to ${max}, so “${key}” was left out.`,
  unreadable: (key: string) => `We could not read “${key}”, so it was left out.`,
  tooManyWords: (characters: number, words: number) =>
    `Only the first ${words} words (at most ${characters} characters) were used.`,
  unknownPlace: (text: string) =>
    `We do not know the place “${text}”. Please try a ZIP code, or a city and state such as “Columbus, OH”.`,
  stateForPlace: (state: string) =>
    `“${state}” is a state, so the whole state was searched. For distances, please give a ZIP code, or a city and state such as “Columbus, OH”.`,
  severalPlaces: (text: string) =>
    `“${text}” is in several states. Please choose one, or add the state.`,
  hoursCrossed: (min: number, max: number) =>
    `From ${min} to ${max} hours holds nothing, so the hours were left out.`,
  distanceWithoutPlace: 'To sort by distance, please give a ZIP code or a city and state.',
  notASlug: 'A program to compare was not a listing’s address, so it was left out.',
  tooManyPrograms: (most: number) =>
    `At most ${most} programs fit side by side. The rest were left out.`,
  unknownProgram: (slug: string) => `There is no program “${slug}” in the directory.`,
  noPrograms: 'Please name one program or more.',
}
