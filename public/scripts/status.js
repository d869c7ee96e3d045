/** Says sentences to who hears the page, politely. There from the start: a region that comes with its words is often not heard. */
// biome-ignore lint/correctness/noUnusedVariables: the files that follow in the same script use it
const announce = (() => {
  const region = document.createElement('div')
  region.className = 'hush'
  region.setAttribute('role', 'status')
  document.body.append(region)
  /** Long enough apart that the same sentence again is a change, and is said. */
  const PAUSE_MS = 50
  let timer
  return (...sentences) => {
    clearTimeout(timer)
    region.replaceChildren()
    timer = setTimeout(() => {
      region.replaceChildren(
        ...sentences.map((sentence) => {
          const line = document.createElement('p')
          line.textContent = sentence
          return line
        }),
      )
    }, PAUSE_MS)
  }
})()
