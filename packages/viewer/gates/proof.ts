import { deepEqual, equal, match, ok } from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import type { BrowserTest } from "./browser-test.ts"
import { accessibleAt } from "./accessible-at.ts"
import { dataPackage, visit } from "./browser.ts"

const manifest = JSON.parse(readFileSync(join(dataPackage, "dist/manifest.json"), "utf8"))
const { root, origin }: { readonly root: string; readonly origin: string } = manifest
const years = readdirSync(join(dataPackage, "dist/events")).filter((file) => file.endsWith(".ndjson"))
const log = years.map((file) => readFileSync(join(dataPackage, "dist/events", file), "utf8")).join("")
const lines = log.split("\n").slice(0, -1)
const textOf = (of: readonly string[]): string => of.map((line) => `${line}\n`).join("")
const base64 = Buffer.from(root.slice("sha256:".length), "hex").toString("base64")

const saidBy = async (page: Page, locator: string): Promise<string> => {
  await page.locator(`${locator} .good, ${locator} .bad`).first().waitFor()
  return (await page.locator(locator).textContent()) ?? ""
}

const chooses = async (page: Page, text: string): Promise<string> => {
  const buffer = Buffer.from(text)
  await page.locator("#log-file-result").evaluate((result) => result.replaceChildren())
  await page
    .locator("#log-file:enabled")
    .setInputFiles({ name: "log.ndjson", mimeType: "text/plain", buffer })
  return saidBy(page, "#log-file-result")
}

const checks = async (page: Page, head: string): Promise<string> => {
  await page.locator("#kept-head").fill(head)
  await page.locator(".consistency button:enabled").click()
  return saidBy(page, "#kept-head-result")
}

const english = async (page: Page, url: string, rest: string): Promise<void> =>
  visit(page, url, `#proof?${rest}${rest === "" ? "" : "&"}lang=en`)

export const proof: readonly BrowserTest[] = [
  {
    name: "the package is verified at once, and again when asked",
    run: async (page, url) => {
      await english(page, url, "")
      match(await saidBy(page, ".verified"), new RegExp(`Verified: .*${lines.length} events`))
      match((await page.locator(".log-head").textContent()) ?? "", new RegExp(root))
      await page.getByRole("button", { name: "Verify again" }).click()
      match(await saidBy(page, ".verified"), /Verified/)
    },
  },
  {
    name: "every event is proven to be in the log, step by step up to the root",
    run: async (page, url) => {
      for (const revision of [0, 100, lines.length - 1]) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await english(page, url, `id=${revision}`)
        match(await saidBy(page, ".inclusion"), /the event is in the ledger/)
        equal(await page.locator(".inclusion .hash.root code").textContent(), root)
        equal(await page.locator(".inclusion .hash.own").last().locator("code").textContent(), root)
        equal(await page.locator("details .line").textContent(), lines[revision])
        // oxlint-enable no-await-in-loop
      }
    },
  },
  {
    name: "an event is found by its id too; what is not there is told",
    run: async (page, url) => {
      const { id } = JSON.parse(lines[7] ?? "")
      await english(page, url, `id=${id}`)
      match((await page.locator("#subject-title").textContent()) ?? "", /number 7/)
      for (const [asked, told] of [
        [`${lines.length}`, /There is no event/],
        ["00000000-0000-5000-8000-000000000000", /no event with the id/],
        ["2022-04-22-chengxintong-activatoin", /Did you mean/],
      ] as const) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await english(page, url, `id=${asked}`)
        match((await page.locator("main [role=alert]").textContent()) ?? "", told)
        // oxlint-enable no-await-in-loop
      }
    },
  },
  {
    name: "a package whose log was altered is told, and no event of it is proven",
    run: async (page, url) => {
      const { id } = JSON.parse(lines[0] ?? "")
      await page.route("**/*.js", async (route) => {
        const response = await route.fetch()
        const code = await response.text()
        const body = code.includes(id) ? code.replace('"recordedBy":"', '"recordedBy":"not ') : code
        await route.fulfill({ response, body })
      })
      for (const revision of [0, 100]) {
        // oxlint-disable no-await-in-loop -- one after the other in one tab
        await english(page, url, `id=${revision}`)
        match(await saidBy(page, ".inclusion"), /not in the ledger as published/)
        match(await saidBy(page, ".verified"), /Verification failed: the log.*number 0 /)
        // oxlint-enable no-await-in-loop
      }
    },
  },
  {
    name: "an announcement shows its reports, and leads by key to the proof of each of its events",
    run: async (page, url) => {
      const { announcement } = JSON.parse(lines[50] ?? "")
      const own = lines.flatMap((line, i) => (JSON.parse(line).announcement === announcement ? [i] : []))
      await english(page, url, `id=${announcement}`)
      await page.locator(".reports code").first().waitFor()
      match((await page.locator(".reports code").first().textContent()) ?? "", /^sha256:[0-9a-f]{64}$/)
      const links = page.locator("ol.events .revision")
      deepEqual(
        await links.allTextContents(),
        own.map((i) => `number ${i}`),
      )
      await links.first().focus()
      await page.keyboard.press("Enter")
      match(await saidBy(page, ".inclusion"), /the event is in the ledger/)
      await page.locator("#subject-title:focus").waitFor()
    },
  },
  {
    name: "a head that was kept is held against the log, and a forged one is told",
    run: async (page, url) => {
      await english(page, url, "")
      match(await checks(page, `${lines.length} ${root}`), /very same/)
      match(await checks(page, `${origin}\n${lines.length}\n${base64}\n`), /very same/)
      const forged = root.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))
      match(await checks(page, `${lines.length} ${forged}`), /does not fit/)
      match(await checks(page, `200 ${root}`), /does not fit/)
      match(await checks(page, `${lines.length + 1} ${root}`), /newer package/)
      match(await checks(page, `another\n${lines.length}\n${base64}\n`), /another log/)
      match(await checks(page, "253"), /No root/)
      // The head of an earlier state, as the page itself shows it of one.
      const shown = await checks(page, `200 ${root}`)
      const [, older = ""] = shown.match(/sha256:[0-9a-f]{64}/g) ?? []
      match(await checks(page, `200 ${older}`), /Not rewritten/)
      ok((await page.locator("#kept-head-result ol li").count()) > 0)
    },
  },
  {
    name: "the log's own file is the same, and a changed line is named",
    run: async (page, url) => {
      await english(page, url, "")
      match(await chooses(page, log), /is the same as this ledger/)
      match(await chooses(page, textOf(lines.slice(0, 200))), /earlier state/)
      match(await chooses(page, textOf([...lines, ...lines.slice(-1)])), /later state/)
      const changed = lines.map((line, i) => (i === 41 ? line.replace('"v":1', '"v":2') : line))
      match(await chooses(page, textOf(changed)), /first difference is in line 42\./)
      const broken = lines.map((line, i) => (i === 6 || i === 9 ? line.slice(1) : line))
      const told = await chooses(page, textOf(broken))
      match(told, /2 lines are no events/)
      match(told, /line 7: .*line 10: /)
      match(await chooses(page, log.replaceAll("\n", "\r\n")), /CR LF/)
    },
  },
  {
    name: "a file dropped anywhere on the page is verified",
    run: async (page, url) => {
      await english(page, url, "")
      await page.locator("#log-file:enabled").waitFor()
      const files = await page.evaluateHandle((text) => {
        const held = new DataTransfer()
        held.items.add(new File([text], "dropped.ndjson"))
        return held
      }, log)
      await page.dispatchEvent("main", "dragover", { dataTransfer: files })
      await page.locator(".file-panel.over").waitFor()
      await page.dispatchEvent("main", "drop", { dataTransfer: files })
      match(await saidBy(page, "#log-file-result"), /dropped\.ndjson is the same/)
    },
  },
  ...["#proof?id=100", "#proof?id=2022-04-22-chengxintong-activation", "#proof?id=nonsense"].map(
    accessibleAt,
  ),
]
