import type { Page } from 'playwright-core'
export declare const faultsOf: (page: Page) => Promise<readonly string[]>
