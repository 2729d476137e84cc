import { deepEqual, ok } from "node:assert/strict"
import { LANGS, SCHEMES } from "../src/place/place.ts"
import { violations } from "./accessible.ts"
import type { BrowserTest } from "./browser-test.ts"
import { visit } from "./browser.ts"

const WIDTHS = [1280, 360]

/** That axe-core finds nothing at a place that asks for something, and nothing is wider than the window. */
export const accessibleAt = (place: string): BrowserTest => ({
  name: `${place}: nothing that axe-core finds, in both languages, light and dark, wide and narrow`,
  run: async (page, url) => {
    for (const lang of LANGS)
      for (const scheme of SCHEMES)
        for (const width of WIDTHS) {
          // oxlint-disable no-await-in-loop -- one after the other in one tab
          await page.setViewportSize({ width, height: 800 })
          await visit(page, url, `${place}&lang=${lang}&scheme=${scheme}`)
          deepEqual(await violations(page), [], `${lang}, ${scheme}, ${width} px`)
          const wide = await page.evaluate(() => document.documentElement.scrollWidth)
          ok(wide <= width, `${place}, ${lang}: found ${wide} px of width, expected ${width} at most`)
          // oxlint-enable no-await-in-loop
        }
  },
})
