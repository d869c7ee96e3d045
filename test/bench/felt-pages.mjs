/** One address of every kind of page, by what it shows. */
export const feltPages = async (baseURL) => {
  const { programs } = await (await fetch(`${baseURL}/api/v1/programs?hours_max=30`)).json()
  const [a, b, c, d] = programs.map(({ slug }) => `program=${slug}`)
  const [{ slug }] = programs
  return [
    ['home', '/'],
    ['search near a ZIP', '/programs?near=43215'],
    ['search of the whole country', '/programs'],
    ['search of a state', '/programs?state=OH'],
    ['search, filtered, two chosen', `/programs?near=43215&payment=medicaid&${a}&${b}`],
    ['search that finds nothing', '/programs?near=99950&within=5&age=children'],
    ['program', `/programs/${slug}`],
    ['comparison of two', `/compare?${a}&${b}`],
    ['comparison of four', `/compare?${[a, b, c, d].join('&')}`],
    ['questions to ask', `/call-sheet?${a}&${b}`],
    ['guide', '/guide'],
    ['words', '/guide/words'],
    ['what we know', '/data'],
    ['leaving safely', '/safety'],
  ]
}
