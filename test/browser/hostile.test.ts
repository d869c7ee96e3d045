import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { sendFile } from '../support/site/send-file.js'
import { type SignedIn, signedIn } from '../support/site/signed-in.js'

jest.setTimeout(180_000)

/**
 * What runs `ran()` where text is taken for markup, an attribute, a script, an address or a style.
 */
const scripts = [
  '<script>ran()</script>',
  '</title><script>ran()</script>',
  '</textarea><script>ran()</script>',
  '</style></script><script>ran()</script>',
  '--><script>ran()</script><!--',
  ']]><script>ran()</script>',
  '<img src=x onerror=ran()>',
  '"><img src=x onerror=ran()>',
  "'><img src=x onerror=ran()>",
  '`><img src=x onerror=ran()>',
  '<svg/onload=ran()>',
  '<svg><animate onbegin=ran() attributeName=x dur=1s>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=ran()>',
  '<details open ontoggle=ran()><summary>x</summary></details>',
  '<input autofocus onfocus=ran()>',
  '<iframe srcdoc="<script>parent.ran()</script>"></iframe>',
  '<noscript><p title="</noscript><img src=x onerror=ran()>">',
  '<body onpageshow=ran()>',
  '<xss style=animation-name:x onanimationstart=ran()>',
  '<meta http-equiv=refresh content="0;url=javascript:ran()">',
  '<base href=https://evil.example/>',
  '<a href="javascript:ran()">a</a>',
  '&lt;script&gt;ran()&lt;/script&gt;',
  '&#60;img src=x onerror=ran()&#62;',
  '\\u003cscript\\u003eran()\\u003c/script\\u003e',
  '\\";ran();//',
  "';ran();//",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what somebody would try
  '${ran()}',
  '{{constructor.constructor("ran()")()}}',
  '<%= ran() %>',
  '" onmouseover="ran()" x="',
  "' autofocus onfocus='ran()' x='",
]
const addresses = [
  'javascript:ran()',
  'JaVaScRiPt:ran()',
  'java\nscript:ran()',
  '\u0001javascript:ran()',
  'data:text/html,<script>ran()</script>',
  'vbscript:ran()',
  '//evil.example/',
  'https:evil.example',
  'https://example.org/"onclick="ran()',
  "https://example.org/'><img src=x onerror=ran()>",
  'blob:https://example.org/x',
  'https://example.org@evil.example/',
]
const columns = [
  'name',
  'organization',
  'level',
  'city',
  'state',
  'street',
  'zip',
  'source',
  'cost',
  'stated_as',
  'licence',
  'website',
  'intake_url',
  'phone',
]
/** Without one they would wait for somebody to look at them, and be seen by nobody. */
const phone = '614-555-0142'
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

describeBrowser('a file full of scripts, published', () => {
  let browsing: Browsing
  let editor: SignedIn
  let slugs: readonly string[]
  beforeAll(async () => {
    browsing = await browse()
    editor = await signedIn(browsing.site)
    const before = new Set(browsing.site.catalogue.programs().map(({ slug }) => slug))
    const lines = scripts.map((text, i) => {
      const address = addresses[i % addresses.length] as string
      return [
        'Elm',
        text,
        'iop',
        text,
        'OH',
        text,
        '43215',
        `https://example.org/${i}`,
        text,
        text,
        text,
        address,
        address,
        phone,
      ].map((cell, column) => quoted(column === 0 ? `Elm ${text}` : cell))
    })
    const bytes = [columns, ...lines].map((cells) => cells.join(',')).join('\n')
    const draft = (
      await sendFile(browsing.site, editor, { name: '<svg onload=ran()>.csv', bytes }).expect(303)
    ).headers['location'] as string
    const mark = / name="mark" value="([^"]+)"/.exec((await editor.get(draft)).text)?.[1] ?? ''
    await editor.post(`${draft}/apply`, { mark, publish: 'yes' }).expect(303)
    slugs = browsing.site.catalogue
      .programs()
      .map(({ slug }) => slug)
      .filter((slug) => !before.has(slug))
  })
  afterAll(() => browsing.close())

  /**
   * A window without our policy, so that escaping has to do on its own; `seen` gathers what ran and
   * what was asked of others.
   */
  const watched = async (
    signedAs: SignedIn | null,
  ): Promise<Readonly<{ page: Page; seen: string[] }>> => {
    const page = await browsing.open({
      bypassCSP: true,
      ...(signedAs === null ? {} : { extraHTTPHeaders: { Cookie: signedAs.cookie } }),
    })
    const seen: string[] = []
    await page.exposeFunction('ran', () => seen.push(`something ran on ${page.url()}`))
    page.on('dialog', (dialog) => {
      seen.push(`a dialog on ${page.url()}`)
      return dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(browsing.origin))
        seen.push(`${page.url()} asked for ${request.url()}`)
    })
    return { page, seen }
  }
  /** Attributes that run something, and addresses that are neither the web nor a phone. */
  const armed = (page: Page): Promise<readonly string[]> =>
    page.evaluate(() => {
      const leads = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster']
      const safe = ['http:', 'https:', 'tel:', 'mailto:', 'sms:']
      const runs = ({ name, value }: Attr) =>
        name.startsWith('on') ||
        name === 'srcdoc' ||
        (leads.includes(name) && !safe.includes(new URL(value, location.href).protocol))
      return [...document.querySelectorAll('*')]
        .filter(({ attributes }) => [...attributes].some(runs))
        .map(({ outerHTML }) => outerHTML.slice(0, 120))
    })

  it('is there', () => expect(slugs.length).toBe(scripts.length))

  it('runs nothing and asks nobody else, on any page, with no policy of ours in the way', async () => {
    const { page, seen } = await watched(null)
    const chosen = slugs
      .slice(0, 4)
      .map((slug) => `program=${slug}`)
      .join('&')
    const pages = [
      ...slugs.map((slug) => `/programs/${slug}`),
      ...[1, 2].map((n) => `/programs?q=Elm&near=43215&page=${n}`),
      ...scripts.map(
        (text) => `/programs?q=${encodeURIComponent(text)}&near=${encodeURIComponent(text)}`,
      ),
      `/compare?${chosen}`,
      `/call-sheet?${chosen}`,
      ...slugs.slice(0, 4).map((slug) => `/programs/${slug}/text`),
      ...slugs.slice(0, 4).map((slug) => `/api/v1/programs/${slug}`),
      '/api/v1/programs?q=Elm&size=50',
      '/data',
    ]
    for (const address of pages) {
      await page.goto(address)
      expect([address, await armed(page), seen]).toEqual([address, [], []])
    }
  })

  it('runs nothing at the desk either', async () => {
    const { page, seen } = await watched(editor)
    const { rows } = await browsing.site.database.pool.query<{ id: string }>(
      'select id from programs where slug = any($1)',
      [slugs.slice(0, 12)],
    )
    const pages = rows.flatMap(({ id }) => [
      `/admin/listings/${id}`,
      `/admin/listings/${id}/history`,
      `/admin/listings/${id}/call`,
    ])
    for (const address of [...pages, '/admin/listings?q=Elm', '/admin/history', '/admin/imports']) {
      expect([address, (await page.goto(address))?.status()]).toEqual([address, 200])
      expect([address, await armed(page), seen]).toEqual([address, [], []])
    }
  })
})
