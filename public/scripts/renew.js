/**
 * Patches a part of the page to match the same part of a newer one, reusing every element that both
 * have, with its focus, scroll position and open state. `keep` returns whether a control's value is
 * still being edited.
 */
// biome-ignore lint/correctness/noUnusedVariables: the files that follow in the same script use it
const renew = (() => {
  /**
   * Attributes that our scripts add to a field stay, and whether a filter group is open is the
   * visitor's choice.
   */
  const ours = (old, name) =>
    name === 'aria-busy' ||
    (old.localName === 'details' && name === 'open') ||
    (old.getAttribute('role') === 'combobox' && !/^(?:value|class)$/.test(name))
  /** A key that matches siblings of one kind, which may come and go. */
  const keyOf = (node) => {
    if (node.localName === 'input')
      return `${node.name} ${node.type === 'text' ? '' : node.getAttribute('value')}`
    if (node.localName === 'details') return node.querySelector('legend')?.textContent
    return node.id || (node.localName === 'li' && node.firstElementChild?.id) || ''
  }
  const alike = (old, fresh) =>
    old.nodeName === fresh.nodeName &&
    (old.nodeType !== Node.ELEMENT_NODE ||
      (old.namespaceURI === fresh.namespaceURI && keyOf(old) === keyOf(fresh)))

  const renewControl = (old, fresh, keep) => {
    if (keep(old)) return
    if (old.type === 'checkbox') old.checked = fresh.checked
    else if (old.value !== fresh.value) old.value = fresh.value
  }
  const renewAttributes = (old, fresh) => {
    for (const { name } of [...old.attributes])
      if (!fresh.hasAttribute(name) && !ours(old, name)) old.removeAttribute(name)
    for (const { name, value } of fresh.attributes)
      if (old.getAttribute(name) !== value && !ours(old, name)) old.setAttribute(name, value)
  }
  const renewChildren = (old, fresh, keep) => {
    let at = old.firstChild
    for (const child of [...fresh.childNodes]) {
      let match = at
      // Text nodes are interchangeable: searching further for one would skip, and remove, elements
      // that both have.
      const far = child.nodeType === Node.ELEMENT_NODE
      while (match && !alike(match, child)) match = far ? match.nextSibling : null
      if (match) {
        while (at !== match) {
          const gone = at
          at = at.nextSibling
          gone.remove()
        }
        at = match.nextSibling
        renewNode(match, child, keep)
      } else old.insertBefore(child, at)
    }
    while (at) {
      const gone = at
      at = at.nextSibling
      // A field's suggestion list is not in the page as sent.
      if (gone.nodeType !== Node.ELEMENT_NODE || gone.getAttribute('role') !== 'listbox')
        gone.remove()
    }
  }
  const renewNode = (old, fresh, keep) => {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data
      return
    }
    renewAttributes(old, fresh)
    renewChildren(old, fresh, keep)
    if (old.matches('input, select')) renewControl(old, fresh, keep)
  }
  return renewNode
})()
