import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/**
 * Where Debian installs Chromium. The headless shell is the same engine without the windows, menus and
 * settings pages around it, which a whole Chromium loads into renderers of their own at each launch.
 */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
/** The path of the browser that tests, pictures and benchmarks use: `CHROMIUM`, or the first installed. */
export const chromiumPath =
  process.env['CHROMIUM'] ?? installed.find((path) => existsSync(path)) ?? ''
export const hasChromium = existsSync(chromiumPath)

/** Without these Chromium asks its maker for this and that at every start. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Launches it, with a profile of its own.
 * @throws a sentence where there is none
 */
export const launchChromium = () => {
  if (!hasChromium)
    throw new Error(
      `There is no browser at ${chromiumPath || installed.join(' or ')}. Set CHROMIUM to the path of a Chromium.`,
    )
  return chromium.launch({ executablePath: chromiumPath, args: quiet })
}
