import { Secret, TOTP } from 'otpauth'

const { invite } = await import(new URL('../../dist/store/accounts/accounts.js', import.meta.url))
const { addReport, decideReport } = await import(
  new URL('../../dist/store/reports/corrections.js', import.meta.url)
)

const password = 'purple elephant dances quietly'
const email = 'rosa@harbor.example'
const header = 'name,level,city,state,zip,status,source,hours_min,stated_as'
/**
 * A file of somebody's own with what such files have: new programs, a change, a line that cannot be
 * read.
 */
const file = (hours) => `${header}
Elm House,iop,Columbus,OH,43215,published,https://elm.example.org/iop,${hours},${hours} hours a week
Quiet Harbor,iop,Dayton,OH,45402,,https://quietharbor.example.org/iop,9,nine hours
Yew House,iop,,XX,,,https://yew.example.org,9,
`

const invited = async (database, name, address, role) => {
  const made = await invite(
    database,
    { name, email: address, role },
    { id: null, name: 'a command', reason: '' },
  )
  if (typeof made === 'string') throw new Error(made)
  return { id: made.editor.id, link: `/admin/join/${made.token}` }
}

/** An owner comes in by the front door and stays signed in, in that page's context. */
const comeIn = async (page, database) => {
  const { link } = await invited(database, 'Rosa Lindqvist', email, 'owner')
  await page.goto(link)
  const key = new TOTP({
    secret: Secret.fromBase32((await page.locator('.key code').textContent()).replace(/\s/g, '')),
  })
  for (const id of ['password', 'again']) await page.locator(`#${id}`).fill(password)
  await page.locator('#code').fill(key.generate())
  await page.keyboard.press('Enter')
  await page.locator('.codes').waitFor()
  // Each code works once: as if half a minute had passed.
  await database.pool.query('update editors set totp_step = null')
  await page.goto('/admin/sign-in')
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await page.locator('#code').fill(key.generate())
  await page.keyboard.press('Enter')
  await page.waitForURL('**/admin')
}

/** Sends a file; the address of its plan. */
const send = async (page, hours) => {
  await page.goto('/admin/imports')
  await page.locator('#file').setInputFiles({
    name: 'ohio-programs.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file(hours)),
  })
  await page.locator('form .main').click()
  await page.waitForURL('**/drafts/*')
  return page.url()
}

/**
 * Does what an editor's day does, so that its pages have something on them; gives what the words
 * in braces of pages.mjs stand for.
 */
export const openAdmin = async (page, database) => {
  await comeIn(page, database)
  const editor = await invited(database, 'Inés Ortega', 'ines@harbor.example', 'editor')
  const one = async (sql) => (await database.pool.query(sql)).rows[0].id
  const listing = await one(
    `select id from programs where slug = 'behavioral-health-intervention-center-charlotte-nc-iop-juhb'`,
  )
  const listed = await one(
    `select id from programs where slug = 'montrose-center-houston-tx-iop-f5fh'`,
  )
  await page.goto(`/admin/listings/${listing}`)
  await page.locator('[id="source.method"]').selectOption({ index: 1 })
  await page.locator('[id="startWithinDays"]').fill('7')
  await page.locator('.save .main').click()
  await page.waitForLoadState()
  await send(page, 9)
  await page.locator('form[action$="/apply"] .main').click()
  await page.waitForURL(/imports\/[\w-]+$/)
  const run = page.url().split('/').at(-1)
  const draft = (await send(page, 12)).split('/').at(-1)
  const change = await one(
    `select id from history where change ->> 'kind' = 'changed' order by id desc limit 1`,
  )
  const told = {
    slug: 'montrose-center-houston-tx-iop-f5fh',
    topic: 'hours',
    words: 'They told me on the phone that groups now meet four evenings a week.',
  }
  await addReport(database, { ...told, topic: 'closed', words: '' })
  const { code } = await addReport(database, told)
  await addReport(database, {
    ...told,
    topic: 'payment',
    words: 'They take Medicaid since October; it is on their page about fees.',
  })
  const reported = (topic) => one(`select id from reports where topic = '${topic}'`)
  const [waiting, closed] = [await reported('payment'), await reported('hours')]
  await decideReport(database, closed, {
    outcome: 'stands',
    answer: 'We called on Nov 20: they meet three evenings.',
    by: email,
    others: false,
  })
  return {
    code,
    waiting,
    closed,
    join: editor.link,
    editor: editor.id,
    listing,
    listed,
    run,
    draft,
    change,
  }
}
