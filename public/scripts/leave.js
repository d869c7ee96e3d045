// Progressive enhancement only: every page works without scripts. They store nothing, and send
// requests to this site alone.
{
  const links = document.querySelectorAll('a[data-leave]')
  /** Three presses within five seconds: unlikely by accident, short enough to do in fear. */
  const PRESSES = 3
  const WITHIN_MS = 5000

  /**
   * Covers the page at once, then replaces it in the history, so that Back does not return here.
   */
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
