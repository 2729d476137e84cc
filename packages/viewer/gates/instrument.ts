import { deepEqual, equal, match, ok } from "node:assert/strict"
import { announcements, history, inForce, platform } from "@policy-ledger/rules-1688"
import type { Page } from "playwright-core"
import type { BrowserTest } from "./browser-test.ts"
import { accessibleAt } from "./accessible-at.ts"
import { visit } from "./browser.ts"

const SEVERAL = "merchant-service"
const TEXT = "merchant-service/text"
const DAY = "2024-06-08"

const textOf = async (page: Page, of: string): Promise<string> => (await page.locator(of).textContent()) ?? ""

/** The versions shown of a provision. */
const shown = (provision: string): string => `section[aria-labelledby="title-of-${provision}"] .version`

export const instrument: readonly BrowserTest[] = [
  {
    name: "all instruments are listed by kind, with how they stand on the day, and lead to themselves",
    run: async (page, url) => {
      await visit(page, url, `#instrument?on=${DAY}&lang=en`)
      const links = page.locator(".instruments a")
      equal(await links.count(), platform().instruments.length)
      const held = inForce({ on: DAY }).inForce.filter((rule) => rule.instrument === SEVERAL)
      const of = page.locator(".instruments li", {
        has: page.locator(`a[href*="id=${SEVERAL}&"], a[href$="id=${SEVERAL}"]`),
      })
      await page
        .locator(".instruments .small", { hasText: /[1-9] provision/ })
        .first()
        .waitFor()
      match((await of.first().textContent()) ?? "", new RegExp(`in force ${held.length}`))
      await links.first().click()
      await page.locator(".provision").first().waitFor()
    },
  },
  {
    name: "every version of every provision stands on its instrument's page, the one that holds marked",
    run: async (page, url) => {
      for (const { id } of platform().instruments) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await visit(page, url, `#instrument?id=${id}&on=${DAY}&lang=en`)
        await page.locator(".provision").first().waitFor()
        equal(await page.locator(".version").count(), history(id).versions.length, id)
        const held = inForce({ on: DAY, instrument: id })
        const counts = [held.inForce.length, held.unknown.length, held.kept.length]
        const marked = [".version.in-force", ".version.unknown", ".version.kept"]
        deepEqual(await Promise.all(marked.map((one) => page.locator(one).count())), counts, id)
        const text = await textOf(page, ".instrument")
        ok(
          !/\[\d{4}|\.\.\]|X{4}|undefined|\[object/.test(text),
          `${id}: a date or a value as machines write it`,
        )
        // oxlint-enable no-await-in-loop
      }
    },
  },
  {
    name: "what is new in a version is marked in words, and each leads to its announcement and its proof",
    run: async (page, url) => {
      await visit(page, url, `#instrument?id=${SEVERAL}&provision=${TEXT}&on=${DAY}&lang=en`)
      const versions = page.locator(shown(TEXT))
      await versions.first().waitFor()
      const told = history(SEVERAL).versions.filter(({ provision }) => provision === TEXT)
      equal(await versions.count(), told.length)
      deepEqual(
        await versions.locator("h4").allTextContents(),
        told.map(({ title }) => title.en),
      )
      match((await versions.nth(2).locator("ins").first().textContent()) ?? "", /^added: /)
      match((await versions.nth(2).locator("del").first().textContent()) ?? "", /^removed: /)
      match((await versions.nth(2).locator(".citation code").textContent()) ?? "", /^sha256:[0-9a-f]{64}$/)
      await page.locator(`[id="title-of-${TEXT}"]:focus`).waitFor()
      const { announcement } = told[2] ?? {}
      const title = announcements().announcements.find(({ id }) => id === announcement)?.title.en
      await versions.nth(2).locator(".by a").click()
      await page.locator("#subject-title").waitFor()
      equal(await textOf(page, "#subject-title"), title)
    },
  },
  {
    name: "another day marks another version, by the arrow keys",
    run: async (page, url) => {
      await visit(page, url, `#instrument?id=${SEVERAL}&on=2024-03-24&lang=en`)
      const marked = () => page.locator(`${shown(TEXT)}.in-force h4`).textContent()
      await page.locator(`${shown(TEXT)}.in-force`).waitFor()
      const before = await marked()
      await page.keyboard.press("ArrowRight")
      await page.waitForFunction(
        ([of, was]) => document.querySelector(`${of}.in-force h4`)?.textContent !== was,
        [shown(TEXT), before] as const,
      )
    },
  },
  {
    name: "an instrument prints whole, without what is for the screen",
    run: async (page, url) => {
      await visit(page, url, `#instrument?id=${SEVERAL}&on=${DAY}&lang=zh`)
      await page.locator(".version").first().waitFor()
      const count = await page.locator(".version:visible").count()
      await page.emulateMedia({ media: "print" })
      equal(await page.locator(".version:visible").count(), count)
      equal(await page.locator(".contents:visible, .back:visible").count(), 0)
    },
  },
  {
    name: "what is not there is told, with what may be meant",
    run: async (page, url) => {
      await visit(page, url, "#instrument?id=no-such-thing&lang=en")
      match(await textOf(page, "main [role=alert]"), /does not hold no-such-thing/)
      await visit(page, url, `#instrument?id=${SEVERAL}&provision=${SEVERAL}/nothing&lang=en`)
      match(await textOf(page, "main [role=alert]"), /no provision merchant-service\/nothing/)
    },
  },
  ...["#instrument?id=merchant-service&on=2024-06-08", "#instrument?id=shipping-conduct&on=2023-06-08"].map(
    accessibleAt,
  ),
]
