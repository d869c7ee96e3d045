// Autocomplete: the ARIA pattern of an editable combobox with a listbox. The text goes to this site
// only, which stores none of it; without a response the field is a plain field.
{
  /**
   * Debounce: shorter than a quick typist's pause between letters, so that most letters cause no
   * request.
   */
  const REST_MS = 60

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  const combine = (input) => {
    const { suggest, list: label } = input.dataset
    const list = element('ul', {
      class: 'suggestions',
      id: `${input.id}-list`,
      role: 'listbox',
      'aria-label': label,
      hidden: '',
    })
    let options = []
    let active = -1
    let asking = null
    let timer

    const mark = (at) => {
      active = at
      options.forEach(({ item }, i) => {
        item.setAttribute('aria-selected', String(i === at))
      })
      if (at < 0) return input.removeAttribute('aria-activedescendant')
      input.setAttribute('aria-activedescendant', options[at].item.id)
      options[at].item.scrollIntoView({ block: 'nearest' })
    }
    const close = () => {
      clearTimeout(timer)
      asking?.abort()
      list.hidden = true
      input.setAttribute('aria-expanded', 'false')
      mark(-1)
    }
    /**
     * Fills a choice in as if it were typed, or opens the program, with the selection for
     * comparison.
     */
    const choose = ({ fill, href }) => {
      close()
      if (href) {
        const chosen = new URLSearchParams(
          new FormData(input.form).getAll('program').map((slug) => ['program', slug]),
        )
        location.assign(chosen.size === 0 ? href : `${href}?${chosen}`)
        return
      }
      input.value = fill
      input.dispatchEvent(new Event('change', { bubbles: true }))
    }
    const show = ({ suggestions, said }) => {
      const before = options[active]?.choice
      options = suggestions.map((choice, i) => {
        const name = element('span', {}, choice.text)
        const item = element(
          'li',
          { id: `${list.id}-${i}`, role: 'option' },
          name,
          ' ',
          element('span', { class: 'small soft' }, choice.note),
        )
        item.addEventListener('click', () => choose(choice))
        return { item, choice }
      })
      list.replaceChildren(...options.map(({ item }) => item))
      list.hidden = options.length === 0
      input.setAttribute('aria-expanded', String(options.length > 0))
      // A choice made while newer letters were requested stays selected.
      mark(
        before
          ? options.findIndex(
              ({ choice }) => choice.text === before.text && choice.note === before.note,
            )
          : -1,
      )
      announce(said)
    }
    /**
     * Only the newest request counts: older ones are aborted, and a failure means no suggestions.
     */
    const ask = async () => {
      asking?.abort()
      if (input.value.trim() === '') return close()
      const own = new AbortController()
      asking = own
      try {
        const answer = await fetch(`${suggest}&text=${encodeURIComponent(input.value)}`, {
          signal: own.signal,
          cache: 'no-store',
        })
        const suggested = answer.ok ? await answer.json() : null
        if (own.signal.aborted || document.activeElement !== input) return
        if (suggested) show(suggested)
        else close()
      } catch {
        if (!own.signal.aborted) close()
      }
    }

    const move = (by) => {
      if (list.hidden) return void ask()
      const places = options.length + 1
      mark(((active + 1 + by + places) % places) - 1)
    }
    const keys = {
      ArrowDown: ({ altKey }) => (altKey ? ask() : move(1)),
      ArrowUp: ({ altKey }) => (altKey ? close() : move(-1)),
      Enter: () => choose(options[active].choice),
      Escape: close,
    }
    /** Keys that move the text cursor: they clear the active option. */
    const inText = ['Home', 'End', 'ArrowLeft', 'ArrowRight']
    input.addEventListener('keydown', (event) => {
      const { key, isComposing, ctrlKey, metaKey } = event
      if (isComposing || ctrlKey || metaKey) return
      if (inText.includes(key)) return mark(-1)
      if (!keys[key] || (key === 'Enter' && active < 0) || (key === 'Escape' && list.hidden)) return
      event.preventDefault()
      keys[key](event)
    })
    input.addEventListener('input', () => {
      mark(-1)
      clearTimeout(timer)
      timer = setTimeout(ask, REST_MS)
    })
    input.addEventListener('blur', close)
    input.form.addEventListener('submit', close)
    // The field keeps the focus while the list is pressed, so that blur does not close it.
    list.addEventListener('mousedown', (event) => event.preventDefault())

    // The browser's own list would cover this one.
    input.autocomplete = 'off'
    const pattern = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
    }
    for (const [key, value] of Object.entries(pattern)) input.setAttribute(key, value)
    input.after(list)
  }

  for (const input of document.querySelectorAll('input[data-suggest]')) combine(input)
}
