// Comforts only: every page works without these. They keep nothing, and ask nobody but this site.
{
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
    presses =
      key === 'Shift' ? [...presses.filter((time) => timeStamp - time < WITHIN_MS), timeStamp] : []
    if (presses.length >= PRESSES) leave()
  })
}
