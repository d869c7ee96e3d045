import type { Browser } from 'playwright-core'

export const chromiumPath: string
export const hasChromium: boolean
export const launchChromium: () => Promise<Browser>
