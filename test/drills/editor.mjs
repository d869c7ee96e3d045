import { Secret, TOTP } from 'otpauth'
import { ours } from './child.mjs'

const PASSWORD = 'purple elephant dances quietly'
/** Longer than an answer may take (7 s), so that a late one is seen and counted. */
const PATIENCE_MS = 20_000

const codeOf = (key, seconds = 0, now = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(key.replace(/\s/g, '')) }).generate({
    timestamp: now + 1000 * seconds,
  })
const unescaped = (text) =>
  text
    .replace(/&#34;|&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
/** The hidden fields of a page's first form to an address. */
const hiddenOf = (html, action) => {
  const form =
    [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)]
      .map(([text]) => text)
      .find((text) => text.includes(`action="${action}"`)) ?? ''
  const fields = form.matchAll(
    /<input type="hidden" name="([^"]*)"(?: autocomplete="[^"]*")? value="([^"]*)">/g,
  )
  return Object.fromEntries(
    [...fields].map(([, name, value]) => [unescaped(name), unescaped(value)]),
  )
}

/**
 * A browser without script, of one person. `go` says what address the directory is at now; cookies
 * stay when it is started again. An answer is `{ status, text, location, ms }`, and a line that
 * broke has status 0.
 */
export const openBrowser = (at) => {
  const cookies = new Map()
  let base = at
  const asked = async (address, options = {}) => {
    const began = performance.now()
    const headers = {
      ...options.headers,
      Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
    }
    try {
      const answer = await fetch(`${base}${address}`, {
        ...options,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await answer.text()
      return {
        status: answer.status,
        text,
        location: answer.headers.get('location'),
        ms: performance.now() - began,
      }
    } catch {
      return { status: 0, text: '', location: null, ms: performance.now() - began }
    }
  }
  const origin = () => ({ Origin: base, 'Sec-Fetch-Site': 'same-origin' })
  const post = (address, fields) =>
    asked(address, {
      method: 'POST',
      headers: { ...origin(), 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
  const fill = async (address, fields, action = address) => {
    const page = await asked(address)
    return page.status === 200 ? post(action, { ...hiddenOf(page.text, action), ...fields }) : page
  }
  return {
    go: (next) => {
      base = next
    },
    get: (address) => asked(address),
    post,
    /** Gets a page and sends its form to `action`, with these fields. */
    fill,
    /** Sends a file by the form of imports. */
    sendFile: async (name, text) => {
      const page = await asked('/admin/imports')
      const form = new FormData()
      form.set('token', /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? '')
      form.set('file', new Blob([text], { type: 'text/csv' }), name)
      return asked('/admin/imports', { method: 'POST', headers: origin(), body: form })
    },
    cookies,
  }
}

/**
 * Adds somebody by the command and gives the link's address. On the embedded engine no server may
 * run meanwhile.
 */
export const invited = async (settings, name, email, role = 'owner') => {
  const { said, ended } = ours('commands/editor.js', settings, ['add', name, email, '--role', role])
  const code = await ended
  const [, link] = /(\/admin\/join\/\S+)/.exec(said()) ?? []
  if (code !== 0 || !link) throw new Error(`No editor was added: ${said()}`)
  return { email, link }
}

/** Uses a link by the front door: what that person knows and has from then on. */
export const joined = async (base, { email, link }) => {
  const browser = openBrowser(base)
  const page = await browser.get(link)
  const key = /<p class="key"><code>([^<]+)</.exec(page.text)?.[1] ?? ''
  const answer = await browser.post(link, {
    ...hiddenOf(page.text, link),
    password: PASSWORD,
    again: PASSWORD,
    code: codeOf(key, -30),
  })
  const codes = [...answer.text.matchAll(/<li><code>([^<]+)</g)].map(([, code]) => code)
  if (codes.length !== 10) throw new Error(`Joining failed with ${answer.status}`)
  return { email, key, codes }
}

/**
 * Signs somebody in with a code of their app, or another; true when the door opened. `clock` is
 * what time their phone has.
 */
export const signIn = async (browser, { email, key }, { code, clock = Date.now() } = {}) =>
  (
    await browser.fill('/admin/sign-in', {
      email,
      password: PASSWORD,
      code: code ?? codeOf(key, 0, clock),
    })
  ).status === 303

/** A new editor, signed in: their browser. */
export const signedIn = async (settings, startOnce, name = 'Some Drill') => {
  const link = await invited(
    settings,
    name,
    `${name.toLowerCase().replace(/\W+/g, '-')}@harbor.example`,
  )
  const running = await startOnce()
  const who = await joined(running.address, link)
  const browser = openBrowser(running.address)
  if (!(await signIn(browser, who))) throw new Error('The editor could not sign in')
  return { running, browser, who }
}
