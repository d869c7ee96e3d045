import { Secret, TOTP } from 'otpauth'
import supertest from 'supertest'
import type { Role } from '../../../src/catalog/editing/role.js'
import { invite } from '../../../src/store/accounts/accounts.js'
import { textOf } from '../html/html.js'
import type { Site } from './open-site.js'

/** As browsers name the host that they ask. */
export const HOST = 'directory.test'
export const PASSWORD = 'purple elephant dances quietly'

type Pairs = Readonly<Record<string, string>>
/**
 * A browser without script: it keeps cookies, follows nothing by itself, and sends forms with what
 * their page had hidden in them.
 */
export type Browser = Readonly<{
  cookies: Map<string, string>
  get: (address: string) => Promise<supertest.Response>
  send: (address: string, fields: Pairs, headers?: Pairs) => Promise<supertest.Response>
  /** Gets the page, then sends its form: the hidden fields of the page, and these. */
  fill: (address: string, fields: Pairs, action?: string) => Promise<supertest.Response>
}>

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#34|#39);/g, (all) => textOf(`${all}x`).slice(0, -1))
/** The hidden fields of a page's first form to that address, as a browser sends them. */
export const hiddenOf = (html: string, action: string): Record<string, string> => {
  const form =
    [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)]
      .map(([text]) => text)
      .find((text) => text.includes(`action="${action}"`)) ?? ''
  return Object.fromEntries(
    [
      ...form.matchAll(
        /<input type="hidden" name="([^"]*)"(?: autocomplete="[^"]*")? value="([^"]*)">/g,
      ),
    ].map(([, name, value]) => [unescaped(name as string), unescaped(value as string)]),
  )
}

export const openBrowser = ({ app }: Pick<Site, 'app'>, ip?: string): Browser => {
  const cookies = new Map<string, string>()
  const asked = async (test: supertest.Test): Promise<supertest.Response> => {
    test.set('Host', HOST)
    if (ip) test.set('X-Forwarded-For', ip)
    if (cookies.size > 0) test.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    const answer = await test
    for (const line of (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) as unknown as [string, string, string]
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const get = (address: string) => asked(supertest(app).get(address))
  const send: Browser['send'] = (address, fields, headers = {}) =>
    asked(
      supertest(app)
        .post(address)
        .set({ Origin: `http://${HOST}`, 'Sec-Fetch-Site': 'same-origin', ...headers })
        .type('form')
        .send(new URLSearchParams(fields).toString()),
    )
  const fill: Browser['fill'] = async (address, fields, action = address) => {
    const { text } = await get(address)
    return send(action, { ...hiddenOf(text, action), ...fields })
  }
  return { cookies, get, send, fill }
}

/** The code of a key as an app shows it so many seconds from now. */
export const codeOf = (key: string, seconds = 0): string =>
  new TOTP({ secret: Secret.fromBase32(key.replace(/\s/g, '')) }).generate({
    timestamp: Date.now() + 1000 * seconds,
  })

/** The key that a page of a one-time link shows. */
export const keyOf = (html: string): string => /<p class="key"><code>([^<]+)</.exec(html)?.[1] ?? ''

/** Somebody who has used their link: what they know and have. */
export type Joined = Readonly<{
  id: string
  email: string
  password: string
  key: string
  codes: readonly string[]
}>

let people = 0
/** Invites somebody in the database and uses the link by the front door. */
export const joined = async (site: Site, role: Role = 'editor'): Promise<Joined> => {
  people += 1
  const email = `${role}-${people}@harbor.example`
  const invited = await invite(
    site.database,
    { name: `Some ${role}`, email, role },
    { id: null, name: 'a test', reason: '' },
  )
  if (typeof invited === 'string') throw new Error(invited)
  const browser = openBrowser(site)
  const address = `/admin/join/${invited.token}`
  const page = await browser.get(address)
  const key = keyOf(page.text)
  const answer = await browser.send(address, {
    ...hiddenOf(page.text, address),
    password: PASSWORD,
    again: PASSWORD,
    code: codeOf(key),
  })
  const codes = [...answer.text.matchAll(/<li><code>([^<]+)</g)].map(([, code]) => code as string)
  if (codes.length !== 10)
    throw new Error(`Joining failed: ${answer.status} ${textOf(answer.text)}`)
  return { id: invited.editor.id, email, password: PASSWORD, key, codes }
}

/** Lets the present codes of somebody be used again, as if half a minute had passed. */
export const nextStep = (site: Site, { id }: Pick<Joined, 'id'>) =>
  site.database.pool.query('update editors set totp_step = null where id = $1', [id])

/** Signs somebody in by the front door. */
export const signIn = async (
  site: Site,
  browser: Browser,
  who: Joined,
  own: Pairs = {},
): Promise<supertest.Response> => {
  await nextStep(site, who)
  return browser.fill('/admin/sign-in', {
    email: who.email,
    password: who.password,
    code: codeOf(who.key),
    ...own,
  })
}

/**
 * Makes it so that somebody has just proven themselves again in each of their sessions; how one
 * does is tested on its own.
 */
export const proven = (site: Pick<Site, 'database'>, { id }: Pick<Joined, 'id'>) =>
  site.database.pool.query('update sessions set proved_at = now() where editor_id = $1', [id])
