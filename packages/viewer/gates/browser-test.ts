import type { Page } from "playwright-core"

/** What a user does in a fresh tab of a real browser, and what they then see; throws where it is not so. */
export interface BrowserTest {
  readonly name: string
  readonly run: (page: Page, url: string) => Promise<void>
}
