/**
 * Announces sentences to screen readers through a polite live region. It exists from the start: a
 * region that is inserted with its text is often not announced.
 */
// biome-ignore lint/correctness/noUnusedVariables: the files that follow in the same script use it
const announce = (() => {
  const region = document.createElement('div')
  region.className = 'hush'
  region.setAttribute('role', 'status')
  document.body.append(region)
  /** Long enough that repeating a sentence counts as a change, and is announced. */
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
