// npm run screenshots [-- readme | NAME…]: pictures of every page, at three widths, by day, by
// night and on paper, in .cache/screenshots; `readme` makes the README's, and words take only the
// pages whose names begin so. What is wrong with a page in any of these looks is said, and makes
// the command fail.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { answerHelp } from '../../dist/config/help.js'
import { axeOf } from '../support/html/axe.mjs'
import { launchChromium } from '../support/html/chromium.mjs'
import { faultsOf } from '../support/html/faults.mjs'
import { openAdmin } from './admin.mjs'
import { print, reach, takeSheet, takeSmall, unroll } from './camera.mjs'
import { openDirectory } from './directory.mjs'
import { colorSchemes, pages, pictures, sizes } from './pages.mjs'

const folder = '.cache/screenshots'
const readmeFolder = new URL('pictures/', import.meta.url).pathname
/** Letters stay sharp, and all of them together stay under half a megabyte. */
const QUALITY = 72

answerHelp('Usage: npm run screenshots [-- readme | NAME …]')
const asked = process.argv.slice(2)
const forReadme = asked[0] === 'readme'
const wanted = pages
  .map((page, i) => ({ ...page, file: `${folder}/${String(i + 1).padStart(2, '0')}-${page.name}` }))
  .filter(({ name }) => asked.length === 0 || asked.some((word) => name.startsWith(word)))

/**
 * A page of every look that is wanted, one window a width: loaded once, seen by day, by night and
 * on paper.
 */
const takeAll = async (open, made) => {
  let taken = 0
  const wrong = []
  const look = async (shown, faults, what) => {
    for (const fault of await faults(shown)) wrong.push(`${what}: ${fault}`)
  }
  for (const size of sizes) {
    const windows = {
      site: await open({ viewport: size }),
      admin: await open({ viewport: size, signedIn: true }),
    }
    for (const page of wanted) {
      if (page.widths && !page.widths.includes(size.width)) continue
      const shown = windows[page.out ? 'site' : page.room]
      await shown.setViewportSize(size)
      await reach(shown, page, made)
      if (!page.window) await unroll(shown, size)
      for (const colorScheme of colorSchemes) {
        await shown.emulateMedia({ colorScheme })
        await shown.screenshot({
          path: `${page.file}-${String(size.width).padStart(4, '0')}-${colorScheme}.png`,
        })
        taken += 1
        // In a window what is pinned to its foot half covers what is behind it, which axe would
        // measure.
        if (!page.window)
          await look(shown, faultsOf, `${page.name}, ${size.width} px, ${colorScheme}`)
      }
      if (size.width !== sizes.at(-1).width || page.window) continue
      await print(shown, `${page.file}-print`)
      await shown.emulateMedia({ media: 'print' })
      await look(shown, axeOf, `${page.name}, on paper`)
      await shown.emulateMedia({ media: null })
    }
    for (const shown of Object.values(windows)) await shown.context().close()
  }
  return { taken, wrong }
}

const takeForReadme = async (open) => {
  let bytes = 0
  for (const { file, name, paper, width, height, scale, colorScheme } of pictures) {
    const page = pages.find((one) => one.name === name)
    const shown = await open(paper ? {} : { viewport: { width, height }, colorScheme })
    await reach(shown, page, {})
    if (paper) await print(shown, `${folder}/${file}`)
    const picture = paper
      ? await takeSheet(shown, `${folder}/${file}.pdf`, 900, QUALITY)
      : await takeSmall(shown, QUALITY, scale)
    if (picture) writeFileSync(`${readmeFolder}${file}.webp`, picture)
    else process.stdout.write(`${file} stays as it is: there is no pdftoppm here.\n`)
    bytes += picture?.length ?? 0
    await shown.context().close()
  }
  process.stdout.write(
    `${pictures.length} pictures, ${Math.round(bytes / 1000)} kB, in test/screenshots/pictures\n`,
  )
}

const started = Date.now()
const camera = await launchChromium()
const { database, origin, close } = await openDirectory()
try {
  if (asked.length === 0) rmSync(folder, { recursive: true, force: true })
  for (const one of [folder, readmeFolder]) mkdirSync(one, { recursive: true })
  let storageState
  const open = async ({ signedIn = false, ...look } = {}) =>
    (
      await camera.newContext({
        baseURL: origin,
        ...(signedIn ? { storageState } : {}),
        ...look,
      })
    ).newPage()
  if (forReadme) await takeForReadme(open)
  else {
    const owner = await open()
    const made = await openAdmin(owner, database)
    storageState = await owner.context().storageState()
    const { taken, wrong } = await takeAll(open, made)
    process.stdout.write(
      `${taken} pictures in ${folder}, in ${Math.round((Date.now() - started) / 1000)} s; wrong in them: ${wrong.length}\n`,
    )
    process.stdout.write(wrong.map((fault) => `${fault}\n`).join(''))
    process.exitCode = wrong.length > 0 ? 1 : 0
  }
} finally {
  await camera.close()
  await close()
}
