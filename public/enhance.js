// Comforts only: every page works without this file. It asks for nothing, stores nothing and sends nothing.

const links = document.querySelectorAll('a[data-leave]')
/** Three presses within five seconds: often enough not to happen by accident, short enough to do in fear. */
const PRESSES = 3
const WITHIN_MS = 5000

/** Covers the page at once, then puts the other site in its place, so that going back does not return here. */
const leave = (event) => {
  event?.preventDefault()
  const [{ href, dataset }] = links
  const cover = document.createElement('p')
  cover.className = 'cover'
  cover.role = 'alert'
  cover.textContent = dataset.leave
  document.title = dataset.leave
  document.body.replaceChildren(cover)
  location.replace(href)
}

for (const link of links) link.addEventListener('click', leave)

let presses = []
document.addEventListener('keydown', ({ key, repeat, timeStamp }) => {
  if (repeat) return
  presses = key === 'Shift' ? [...presses.filter((time) => timeStamp - time < WITHIN_MS), timeStamp] : []
  if (presses.length >= PRESSES) leave()
})

// A search's address carries only what was asked, so that it can be read and shared.
document.addEventListener('formdata', ({ formData }) => {
  for (const key of new Set(formData.keys())) {
    const values = formData.getAll(key).filter((value) => value !== '')
    formData.delete(key)
    for (const value of values) formData.append(key, value)
  }
})
