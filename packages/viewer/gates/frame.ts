import { deepEqual, equal, ok } from "node:assert/strict"
import { LANGS, SCHEMES, VIEWS } from "../src/place/place.ts"
import { violations } from "./accessible.ts"
import type { BrowserTest } from "./browser-test.ts"
import { visit } from "./browser.ts"

const PLACES = [...VIEWS.map((view) => `#${view}`), "#day?on=2023-06-08&other-on=2024-06-08"]

export const frame: readonly BrowserTest[] = [
  ...PLACES.map(
    (place): BrowserTest => ({
      name: `${place}: nothing that axe-core finds, in both languages, light and dark, wide and narrow`,
      run: async (page, url) => {
        for (const lang of LANGS)
          for (const scheme of SCHEMES)
            for (const width of [1280, 360]) {
              // oxlint-disable no-await-in-loop -- one after the other in one tab
              await page.setViewportSize({ width, height: 800 })
              await visit(
                page,
                url,
                `${place}${place.includes("?") ? "&" : "?"}lang=${lang}&scheme=${scheme}`,
              )
              deepEqual(await violations(page), [], `${lang}, ${scheme}, ${width} px`)
              const wide = await page.evaluate(() => document.documentElement.scrollWidth)
              ok(wide <= width, `${place}, ${lang}: found ${wide} px of width, expected ${width} at most`)
              // oxlint-enable no-await-in-loop
            }
      },
    }),
  ),
  {
    name: "every view can be reached by its link, and Back goes back",
    run: async (page, url) => {
      await visit(page, url, "")
      for (const view of VIEWS) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await page.locator(`nav a[href^="#${view}"]`).click()
        await page.locator(`nav a[aria-current=page][href^="#${view}"]`).waitFor()
        // oxlint-enable no-await-in-loop
      }
      await page.goBack()
      await page.locator(`nav a[aria-current=page][href^="#${VIEWS.at(-2)}"]`).waitFor()
    },
  },
  {
    name: "a view that cannot be drawn is told, and the rest of the page lives on",
    run: async (page, url) => {
      const broken = 'export default () => { throw new Error("a broken view") }'
      await page.route("**/years-view-*.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: broken }),
      )
      await visit(page, url, "#years")
      await page.locator("main [role=alert]", { hasText: "a broken view" }).waitFor()
      await page.locator('nav a[href^="#day"]').click()
      await page.locator("#in-force-rules").waitFor()
    },
  },
  {
    name: "the browser's language is the page's",
    run: async (page, url) => {
      await visit(page, url, "")
      equal(await page.locator("html").getAttribute("lang"), "zh-CN")
    },
  },
  {
    name: "every view prints",
    run: async (page, url) => {
      for (const view of VIEWS) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await visit(page, url, `#${view}`)
        const pdf = await page.pdf({ format: "A4" })
        equal(pdf.subarray(0, 5).toString(), "%PDF-")
        // oxlint-enable no-await-in-loop
      }
    },
  },
  {
    name: "an address of any length leaves the page whole, and no wider than its window",
    run: async (page, url) => {
      const long = "x".repeat(500_000)
      await page.setViewportSize({ width: 360, height: 800 })
      for (const address of [
        `#${long}`,
        `#proof?id=${long}`,
        `#find?q=${long}`,
        `#day?${long}=1`,
        `#day?${"a=1&".repeat(100_000)}`,
        `#instrument?id=${"y".repeat(300)}`,
        `#proof?id=${"y".repeat(300)}`,
        `#find?q=${"y".repeat(300)}`,
      ]) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await visit(page, url, address)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        ok(wide <= 360, `${address.slice(0, 20)}: found ${wide} px of width, expected 360 at most`)
        // oxlint-enable no-await-in-loop
      }
    },
  },
  {
    name: "the first and the last day that can be written are shown, and nothing lies beyond",
    run: async (page, url) => {
      for (const [day, key] of [
        ["9999-12-31", "ArrowRight"],
        ["0000-01-01", "ArrowLeft"],
      ] as const) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await visit(page, url, `#day?on=${day}`)
        await page.keyboard.press(key)
        equal(await page.inputValue("#day"), day)
        // oxlint-enable no-await-in-loop
      }
    },
  },
]
