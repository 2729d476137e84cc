import { deepEqual, equal, match, ok } from "node:assert/strict"
import type { Page } from "playwright-core"
import type { BrowserTest } from "./browser-test.ts"
import { accessibleAt } from "./accessible-at.ts"
import { visit } from "./browser.ts"

const FIELD = "#find-query"

const links = (page: Page, group: string): Promise<readonly string[]> =>
  page
    .locator(`[aria-labelledby=${group}-found] a.result`)
    .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""))

const asks = async (page: Page, query: string, status: RegExp): Promise<void> => {
  await page.locator(FIELD).fill(query)
  await page.locator("[role=status].found", { hasText: status }).waitFor()
}

export const find: readonly BrowserTest[] = [
  {
    name: "发货 and shipping find the rules of shipping, in either language of the page",
    run: async (page, url) => {
      for (const lang of ["zh", "en"]) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await visit(page, url, `#find?lang=${lang}`)
        for (const query of ["发货", "shipping"]) {
          await asks(page, query, new RegExp(query))
          const found = (await links(page, "rules")).join("\n")
          match(found, /id=n-hour-shipping/, `${lang}: ${query}`)
          match(found, /id=(same-day-shipping|spring-festival-2025)/, `${lang}: ${query}`)
          ok((await links(page, "announcements")).length > 0)
          const marked = await page.locator("a.result mark, .line mark").allTextContents()
          ok(marked.some((one) => one.toLowerCase().includes(query)))
        }
        // oxlint-enable no-await-in-loop
      }
    },
  },
  {
    name: "the address holds what was asked, and Back does not go through every letter",
    run: async (page, url) => {
      await visit(page, url, "#day?lang=en")
      await page.locator("nav a[href^='#find']").click()
      await page.locator(FIELD).pressSequentially("refund")
      await page.waitForFunction(() => location.hash.includes("q=refund"))
      const address = page.url()
      await page.goBack()
      await page.waitForFunction(() => location.hash.startsWith("#day"))
      await page.goto(address)
      await page.locator("[role=status].found", { hasText: "refund" }).waitFor()
      equal(await page.locator(FIELD).inputValue(), "refund")
    },
  },
  {
    name: "by keys alone: the arrows go through the results and back, Enter opens one",
    run: async (page, url) => {
      await visit(page, url, "#find?lang=en")
      await page.locator(`${FIELD}:focus`).waitFor()
      await page.keyboard.type("shipping")
      await page.locator("a.result").nth(1).waitFor()
      const hrefs = await page
        .locator("a.result")
        .evaluateAll((all) => all.map((one) => one.getAttribute("href")))
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href"))
      await page.keyboard.press("ArrowDown")
      equal(await focused(), hrefs[0])
      await page.keyboard.press("ArrowDown")
      equal(await focused(), hrefs[1])
      await page.keyboard.press("ArrowUp")
      await page.keyboard.press("ArrowUp")
      await page.locator(`${FIELD}:focus`).waitFor()
      await page.keyboard.press("ArrowDown")
      await page.keyboard.press("Enter")
      await page.waitForFunction(() => location.hash.startsWith("#instrument"))
    },
  },
  {
    name: "where nothing is found it says what was searched; a slip of the pen is forgiven and told",
    run: async (page, url) => {
      await visit(page, url, "#find?lang=en&q=zzqqxx")
      await page.locator("[role=status].found", { hasText: "Nothing found" }).waitFor()
      match((await page.locator("p.searched").last().textContent()) ?? "", /Searched: \d+ rules.*Five pages/)
      deepEqual(await page.locator("a.result").count(), 0)
      await asks(page, "shiping", /spelt nearly so/)
      ok((await links(page, "rules")).length > 0)
      await asks(page, "2022-04-22-chengxintong-activation", /result/)
      match((await links(page, "announcements")).join("\n"), /id=2022-04-22-chengxintong-activation/)
    },
  },
  ...["#find?q=shipping", "#find?q=zzqqxx"].map(accessibleAt),
]
