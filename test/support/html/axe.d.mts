import type { Page } from 'playwright-core'
export declare const axeOf: (page: Page) => Promise<readonly string[]>
