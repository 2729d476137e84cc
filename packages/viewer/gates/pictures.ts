// Takes the pictures of the page that stand in docs/pictures, each view as a reader meets it.
import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { inBrowser, inTab, root, served, visit } from "./browser.ts"

interface Picture {
  readonly name: string
  readonly place: string
  readonly width?: number
  readonly height?: number
  readonly scheme?: "light" | "dark"
}

const example = (name: string): string => {
  const lines = readFileSync(join(root, "docs/examples/orders.ndjson"), "utf8").trim().split("\n")
  const found = lines.find((line) => line.includes(`"${name}"`))
  if (found === undefined) throw new Error(`docs/examples/orders.ndjson: found no order ${name}`)
  return found
}

const ORDER = `#order?case=${encodeURIComponent(example("spring-festival-same-day"))}`

const PICTURES: readonly Picture[] = [
  { name: "day", place: "#day?on=2023-06-08&lang=en" },
  { name: "day-zh", place: "#day?on=2023-06-08&lang=zh" },
  { name: "day-compared", place: "#day?on=2022-06-01&other-on=2023-06-08&lang=en", scheme: "dark" },
  { name: "day-narrow", place: "#day?on=2023-06-08&lang=zh", width: 390, height: 844 },
  { name: "years", place: "#years?on=2023-06-08&lang=en" },
  { name: "years-zh", place: "#years?on=2023-06-08&lang=zh", scheme: "dark" },
  { name: "instrument", place: "#instrument?id=shipping-conduct&on=2023-06-08&lang=en" },
  { name: "order", place: `${ORDER}&lang=en`, height: 1200 },
  { name: "order-zh", place: `${ORDER}&lang=zh`, height: 1200 },
  { name: "proof", place: "#proof?id=12&lang=en" },
  { name: "find", place: "#find?q=发货&lang=zh" },
]

const folder = join(root, "docs/pictures")
mkdirSync(folder, { recursive: true })
await served((url) =>
  inBrowser(async (browser) => {
    for (const { name, place, width = 1280, height = 860, scheme = "light" } of PICTURES) {
      // oxlint-disable-next-line no-await-in-loop -- one tab at a time
      await inTab(browser, url, { viewport: { width, height }, colorScheme: scheme }, async (page) => {
        await visit(page, url, place)
        // Until what is asked when the page is at rest is there.
        await page.waitForTimeout(2500)
        await page.screenshot({ path: join(folder, `${name}.png`) })
      })
      console.log(`docs/pictures/${name}.png`)
    }
  }),
)
