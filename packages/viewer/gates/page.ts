// `node packages/viewer/gates/page.ts [NAME…]`: the page in a real Chromium, as its users use it.
import type { BrowserTest } from "./browser-test.ts"
import { inBrowser, inTab, served } from "./browser.ts"
import { day } from "./day.ts"
import { find } from "./find.ts"
import { frame } from "./frame.ts"
import { instrument } from "./instrument.ts"
import { order } from "./order.ts"
import { proof } from "./proof.ts"
import { years } from "./years.ts"

const TESTS: Readonly<Record<string, readonly BrowserTest[]>> = {
  frame,
  day,
  years,
  instrument,
  order,
  proof,
  find,
}

const named = process.argv.slice(2)
const chosen = Object.entries(TESTS).filter(([name]) => named.length === 0 || named.includes(name))
if (chosen.length < named.length)
  throw new Error(`found ${named.join(", ")}, expected some of ${Object.keys(TESTS).join(", ")}`)

const failures: string[] = []
await served((url) =>
  inBrowser(async (browser) => {
    for (const [group, tests] of chosen)
      for (const { name, run } of tests) {
        const start = performance.now()
        // oxlint-disable-next-line no-await-in-loop -- one tab at a time
        const failure = await inTab(browser, url, {}, (page) => run(page, url)).then(
          () => undefined,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        )
        const seconds = ((performance.now() - start) / 1000).toFixed(1)
        console.log(`${failure === undefined ? "passed" : "FAILED"} ${group}: ${name} (${seconds} s)`)
        if (failure !== undefined) failures.push(`${group}: ${name}\n${failure}`)
      }
  }),
)
if (failures.length > 0) {
  console.error(`\n${failures.join("\n\n")}`)
  process.exitCode = 1
}
