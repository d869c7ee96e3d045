// Applies filters, pages and selections of a search without a page load: fetches the same address
// and patches the DOM to match. On any failure, navigates to the address.
{
  const form = document.getElementById('filters')
  /** No loading state for faster responses; a slower one shows as busy. */
  const CALM_MS = 300

  const results = () => document.querySelector('.results')
  /** The displayed address, without its fragment. */
  let shown = location.pathname + location.search
  /** The request in flight: `from` is the form or a link. */
  let current = null
  /** A request made while a link's is in flight: aborting that one would lose it. */
  let next = null

  /** The results are gone while the page is being left. */
  const busy = (on) => results()?.setAttribute('aria-busy', String(on))

  /** The selection tray is outside the main element, and not always there. */
  const renewTray = (fresh) => {
    const [old, other] = [document, fresh].map((page) => page.querySelector('.tray'))
    if (old && other) renew(old, other, () => false)
    else if (other) document.getElementById('main').after(other)
    else old?.remove()
  }

  /** Moves the focus when its element was removed. */
  const refocus = ({ link }) => {
    if (document.activeElement !== document.body || !link) return
    const next = link.card
      ? document.getElementById(link.card)?.querySelector('.row a')
      : [...document.querySelectorAll('.chips a')][link.place]
    const to = next ?? document.getElementById('main')
    to.focus({ preventScroll: true })
  }

  const show = (fresh, question) => {
    const { active, top } = question.turns ? {} : stay()
    document.title = fresh.title
    // Keep a newer choice, and text being typed, until their own request.
    const keep = (control) =>
      next?.from === 'form' ||
      (!question.back && control === document.activeElement && control.type === 'text')
    renew(document.getElementById('main'), fresh.getElementById('main'), keep)
    renewTray(fresh)
    const address = results().dataset.address
    if (!question.back && address !== shown) history.pushState(null, '', address)
    shown = location.pathname + location.search
    if (active?.isConnected)
      scrollBy({ top: active.getBoundingClientRect().top - top, behavior: 'instant' })
    if (question.turns) {
      const title = document.querySelector('h1')
      title.tabIndex = -1
      title.focus({ preventScroll: true })
      scrollTo({ top: 0, behavior: 'instant' })
      return
    }
    refocus(question)
    announce(
      ...[...document.querySelectorAll('h1, .note h2 ~ p')].map(({ textContent }) => textContent),
    )
  }
  /** Keeps the focused element at its position in the window, whatever changes above it. */
  const stay = () => {
    const active = document.activeElement?.closest('#main *')
    return { active, top: active?.getBoundingClientRect().top }
  }

  const ask = (address, question) => {
    if (current?.address === address && !question.back) return
    current?.request.abort()
    // The browser parses the response as a document: no string becomes HTML here, which Trusted
    // Types forbid.
    const request = new XMLHttpRequest()
    const calm = setTimeout(busy, CALM_MS, true)
    current = { address, request, ...question }
    /**
     * True if this response no longer counts. After “Leave this page” nothing may be shown, nor
     * navigate anywhere.
     */
    const over = () => {
      clearTimeout(calm)
      if (current?.request !== request || !form.isConnected) return true
      current = null
      busy(false)
      return false
    }
    const fail = () => {
      if (over()) return
      if (question.back) location.reload()
      else location.assign(address)
    }
    request.onabort = () => clearTimeout(calm)
    request.onerror = fail
    request.onload = () => {
      const fresh = request.status === 200 ? request.response : null
      if (!fresh?.getElementById('filters')) return fail()
      if (over()) return
      show(fresh, question)
      const then = next
      next = null
      then?.go()
    }
    request.open('GET', address)
    request.responseType = 'document'
    request.send()
  }

  const addressOf = () =>
    `${new URL(form.action).pathname}?${new URLSearchParams(new FormData(form))}`.replace(/\?$/, '')
  const submit = () => {
    if (current?.from === 'link') next = { from: 'form', go: submit }
    else ask(addressOf(), { from: 'form' })
  }

  /**
   * Follows the same link in the patched page: its address by then contains the current selection.
   */
  const follow = (link) => {
    const card = link.closest('.card')?.id
    const text = link.textContent
    const turns = link.closest('.pager, .note') !== null
    const place = [...document.querySelectorAll('.chips a')].indexOf(link)
    const again = () => {
      const within = card ? document.getElementById(card) : document.getElementById('main')
      const same = [...(within?.querySelectorAll('a') ?? [])].find(
        ({ textContent }) => textContent === text,
      )
      if (same) follow(same)
    }
    if (current) next = { from: 'link', go: again }
    else ask(link.pathname + link.search, { from: 'link', turns, link: { card, place } })
  }

  const ours = (link) =>
    link.origin === location.origin &&
    link.pathname === new URL(form.action).pathname &&
    link.pathname + link.search !== shown &&
    !link.target &&
    document.getElementById('main').contains(link)

  if (form) {
    form.addEventListener('change', submit)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (form.matches(':popover-open')) form.hidePopover()
      submit()
    })
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]')
      const plain =
        event.button === 0 &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.shiftKey &&
        !event.altKey &&
        !event.defaultPrevented
      if (!plain || !link || !ours(link)) return
      event.preventDefault()
      follow(link)
    })
    addEventListener('popstate', () => {
      const address = location.pathname + location.search
      if (address === shown) return
      next = null
      ask(address, { from: 'link', back: true })
    })
    // Aborts on leaving the page, so that the missing response is not handled as a failure.
    addEventListener('pagehide', () => current?.request.abort())
  }
}
