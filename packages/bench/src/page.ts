// `pnpm bench page`: what the page weighs and how quick it is, beside a blank page in the same browser and the same run.
import { createServer } from "node:http"
import type { Browser } from "playwright-core"
import { inBrowser, inTab, served, visit } from "../../viewer/gates/browser.ts"
import { violations } from "../../viewer/gates/accessible.ts"
import { LANGS, SCHEMES, VIEWS } from "../../viewer/src/place/place.ts"
import { SEED, sized } from "./measure/size.ts"
import { median, summarize } from "./measure/summary.ts"
import { buildScaled } from "./package/scaled.ts"
import { timeBlank, timePage, timeSteps, type Times } from "./page/tab.ts"
import { type Weight, weightOf } from "./page/weight.ts"
import { progress, publish } from "./report/publish.ts"
import { bytes, count, ms, type Table } from "./report/table.ts"

const ROUNDS = sized(15, 2)
const STEPS = sized(100, 5)
const SLOWED = 4
const MANY = { seed: SEED, provisions: sized(10_000, 200), inOne: 100, events: sized(30_000, 600) }

/** A page of one word, served as ours is. */
const blank = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const server = createServer((_, response) =>
    response
      .setHeader("content-type", "text/html")
      .end('<!doctype html><title>blank</title><link rel="icon" href="data:,"><p>blank'),
  )
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const address = server.address()
  try {
    return await work(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The files that a browser asks for until the page can be used, in their order. */
const filesOfFirstView = async (browser: Browser, url: string): Promise<readonly string[]> => {
  const files: string[] = []
  await inTab(browser, url, {}, async (page) => {
    page.on("request", (request) => {
      if (request.url().startsWith(url)) files.push(request.url().slice(url.length) || "index.html")
    })
    await page.goto(url)
    await page.waitForFunction(() => performance.getEntriesByName("alive").length > 0)
  })
  return files
}

const weightTable = (weights: readonly Weight[]): Table => {
  const all: Weight = {
    file: "all of it",
    raw: weights.reduce((sum, { raw }) => sum + raw, 0),
    gzip: weights.reduce((sum, { gzip }) => sum + gzip, 0),
    brotli: weights.reduce((sum, { brotli }) => sum + brotli, 0),
  }
  return {
    title: "What the first view weighs",
    notes: [
      "Every file that is asked for until the controls answer; gzip at 9, brotli at 11. The goal is 95 KB in all.",
    ],
    columns: ["file", "bytes", "gzip", "brotli"],
    rows: [...weights, all].map(({ file, raw, gzip, brotli }) => [
      file,
      bytes(raw),
      bytes(gzip),
      bytes(brotli),
    ]),
  }
}

const timesTable = (ours: readonly Times[], none: readonly Times[], slowed: number): Table => {
  const row = (name: string, of: keyof Times) => {
    const [own, beside] = [ours.map((one) => one[of]), none.map((one) => one[of])]
    const { q1, q3 } = summarize(own)
    return [name, ms(median(own)), ms(q1), ms(q3), ms(median(beside)), ms(median(own) - median(beside))]
  }
  return {
    title: `When it is seen and can be used, on a processor slowed ${slowed} times`,
    notes: [
      `${ours.length} fresh tabs each, in turns. The goals at four times: painted at most 150 ms, and controls alive at most 800 ms, after the blank page.`,
    ],
    columns: ["", "the page", "q1", "q3", "a blank page", "later"],
    rows: [row("first paint", "painted"), row("controls alive", "alive")],
  }
}

const stepsRow = (name: string, steps: readonly number[]) => {
  const { median: middle, q3, p99 } = summarize(steps)
  return [name, ms(middle), ms(q3), ms(p99)]
}

/** What axe-core finds, and what the page says that a good page does not, on every view in every dress. */
const soundTable = async (browser: Browser, url: string): Promise<Table> => {
  let [looked, found] = [0, 0]
  const complaints: string[] = []
  for (const view of VIEWS)
    for (const lang of LANGS)
      for (const scheme of SCHEMES) {
        looked += 1
        // oxlint-disable-next-line no-await-in-loop -- one tab after the other
        await inTab(browser, url, {}, async (page) => {
          await visit(page, url, `#${view}?lang=${lang}&scheme=${scheme}`)
          found += (await violations(page)).length
        }).catch((error: unknown) => complaints.push(String(error)))
      }
  return {
    title: "What is found on it",
    notes: [
      "Each view in both languages, light and dark, under the policy that docs/viewer.md gives a host.",
    ],
    columns: ["pages looked at", "findings of axe-core", "reports of the policy and lines on the console"],
    rows: [[count(looked), count(found), count(complaints.length)]],
  }
}

const tables: Table[] = []
await inBrowser(async (browser) => {
  await served((url, folder) =>
    blank(async (blankUrl) => {
      const files = await filesOfFirstView(browser, url)
      tables.push(weightTable(files.map((file) => weightOf(folder, file))))
      for (const slowed of [SLOWED, 1]) {
        const [ours, none]: [Times[], Times[]] = [[], []]
        progress(`${ROUNDS} rounds, slowed ${slowed} times`)
        for (let round = 0; round < ROUNDS; round++) {
          // oxlint-disable no-await-in-loop -- in turns
          none.push(await timeBlank(browser, blankUrl, slowed))
          ours.push(await timePage(browser, url, slowed))
          // oxlint-enable no-await-in-loop
        }
        tables.push(timesTable(ours, none, slowed))
      }
      progress("steps of the slider")
      const steps = [
        stepsRow("1688, 117 provisions", await timeSteps(browser, url, 1, STEPS)),
        stepsRow(`1688, slowed ${SLOWED} times`, await timeSteps(browser, url, SLOWED, STEPS)),
        stepsRow("1688, the years", await timeSteps(browser, `${url}#years`, 1, STEPS)),
      ]
      progress(`a package of ${MANY.provisions} provisions`)
      const many = await buildScaled(MANY)
      await served(async (manyUrl) => {
        steps.push(
          stepsRow(`${MANY.provisions} provisions`, await timeSteps(browser, manyUrl, 1, STEPS)),
          stepsRow(
            `${MANY.provisions} provisions, the years`,
            await timeSteps(browser, `${manyUrl}#years`, 1, STEPS),
          ),
        )
      }, many)
      tables.push({
        title: "A step of the slider",
        notes: [
          `The main thread from the input to the end of the frame: script, style and layout, ${STEPS} steps. The goals: 16 ms at 1688's size, 20 ms at 10,000 provisions.`,
        ],
        columns: ["", "median", "q3", "p99"],
        rows: steps,
      })
      progress("every view")
      tables.push(await soundTable(browser, url))
    }),
  )
  const versions = { chromium: browser.version() }
  publish({ name: "page", title: "The page", skipped: [], versions, tables })
})
