import { deepEqual, equal, ok } from "node:assert/strict"
import type { Page } from "playwright-core"
import { inForce, meta, type RuleInForce, upcoming } from "@policy-ledger/rules-1688"
import type { BrowserTest } from "./browser-test.ts"
import { visit } from "./browser.ts"

/** Of each section the provisions, in order. */
type Listed = Record<string, string[]>

declare global {
  var listedHere: () => Listed
}

/** Runs in the page. */
const readListed = (): Listed =>
  Object.fromEntries(
    [...document.querySelectorAll("section.rules")].map((section) => [
      section.id.replace(/-rules$/, ""),
      [...section.querySelectorAll("a.rule")]
        .map((link) => new URLSearchParams(link.getAttribute("href")?.split("?")[1]).get("provision") ?? "")
        .toSorted(),
    ]),
  )

/** What the page lists. */
const listed = (page: Page): Promise<Listed> => page.evaluate(readListed)

const ids = (rules: readonly { readonly provision: string }[]): string[] =>
  rules.map(({ provision }) => provision).toSorted()

const expected = (question: Parameters<typeof inForce>[0]): Record<string, string[]> => {
  const answer = inForce(question)
  return { "in-force": ids(answer.inForce), kept: ids(answer.kept), unknown: ids(answer.unknown) }
}

/** Where the runs are there: the ticks above the slider are drawn from them. */
const ready = (page: Page): Promise<void> =>
  page
    .waitForFunction(() => (document.querySelector(".ticks path")?.getAttribute("d") ?? "") !== "")
    .then(() => {})

const DAYS = 1826

/** Every day of five years through the slider, and what is listed on each. */
const everyDay = async (page: Page): Promise<Record<string, Listed>> => {
  // Sent once: it is called in the page, between one step and the next.
  await page.evaluate(`globalThis.listedHere = ${String(readListed)}`)
  return page.evaluate(async (days) => {
    const slider = document.querySelector<HTMLInputElement>("#slider")!
    const box = document.querySelector<HTMLInputElement>("#day")!
    const found: Record<string, Listed> = {}
    for (let n = 0; n < days; n++) {
      slider.value = String(n)
      slider.dispatchEvent(new Event("input", { bubbles: true }))
      // oxlint-disable-next-line no-await-in-loop -- one day after the other
      await new Promise((drawn) => setTimeout(drawn))
      found[box.value] = globalThis.listedHere()
    }
    return found
  }, DAYS)
}

const versionOf = (rule: RuleInForce): string => `${rule.provision} ${rule.announcement}`

export const day: readonly BrowserTest[] = [
  {
    name: "a day lists what inForce answers",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08")
      deepEqual(await listed(page), expected({ on: "2023-06-08" }))
    },
  },
  {
    name: "the first view is the last day that was read, drawn before any script runs",
    run: async (page, url) => {
      const all = expected({ on: meta.coverage.to })
      await page.route("**/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }))
      await page.goto(url)
      const drawn = (await listed(page))["in-force"] ?? []
      ok(drawn.length > 10 && drawn.every((id) => all["in-force"]?.includes(id)))
      equal(await page.locator(".counts .unknown b").textContent(), String(all["unknown"]?.length))
      await page.unroute("**/*.js")
      await visit(page, url, "")
      deepEqual(await listed(page), all)
    },
  },
  {
    name: "each of 1,826 days lists what inForce answers",
    run: async (page, url) => {
      await visit(page, url, "#day")
      await ready(page)
      const found = await everyDay(page)
      equal(Object.keys(found).length, DAYS)
      for (const [on, lists] of Object.entries(found)) deepEqual(lists, expected({ on }), on)
    },
  },
  {
    name: "as announced by another day, and with presumptions, it is the answer to that question",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08&by=2022-12-31&presume=commencement,continuance")
      deepEqual(
        await listed(page),
        expected({ on: "2023-06-08", announcedBy: "2022-12-31", presume: ["commencement", "continuance"] }),
      )
      await page.locator("#asked-unchanged").check()
      deepEqual(
        await listed(page),
        expected({
          on: "2023-06-08",
          announcedBy: "2022-12-31",
          presume: ["commencement", "continuance", "unchanged"],
        }),
      )
    },
  },
  {
    name: "two days are held against each other",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2022-01-01&other-on=2024-01-01")
      const [a, b] = [expected({ on: "2022-01-01" }), expected({ on: "2024-01-01" })]
      const began = b["in-force"]!.filter((id) => !a["in-force"]!.includes(id))
      const found = await page
        .locator(".comparison a")
        .evaluateAll((links) =>
          links.map((link) => new URLSearchParams(link.getAttribute("href")?.split("?")[1]).get("provision")),
        )
      for (const id of began) ok(found.includes(id), `${id} is not told`)
    },
  },
  {
    name: "what is to come is what upcoming answers",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2025-04-07")
      await page.locator("section.upcoming[aria-busy=false]").waitFor()
      const found = await page.locator("section.upcoming > ul > li").count()
      equal(found, upcoming({ on: "2025-04-07" }).upcoming.length)
    },
  },
  {
    name: "by keyboard alone: a day on, a change on, another language",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08")
      await ready(page)
      await page.keyboard.press("ArrowRight")
      equal(await page.inputValue("#day"), "2023-06-09")
      await page.keyboard.press("Shift+ArrowLeft")
      ok((await page.inputValue("#day")) < "2023-06-08")
      await page.locator("#slider").focus()
      const before = await page.inputValue("#day")
      await page.keyboard.press("PageDown")
      ok((await page.inputValue("#day")) > before)
      await page.locator("#lang").focus()
      await page.keyboard.press("Enter")
      equal(await page.locator("html").getAttribute("lang"), "en")
    },
  },
  {
    name: "a day typed in is shown, and what is no day is told",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08")
      await page.fill("#day", "2023-02-30")
      await page.keyboard.press("Enter")
      await page.locator("#bad-day").waitFor()
      await page.fill("#day", "2024-02-29")
      await page.keyboard.press("Enter")
      deepEqual(await listed(page), expected({ on: "2024-02-29" }))
      equal(await page.locator("#bad-day").count(), 0)
    },
  },
  {
    name: "the address says what is shown, and a copied link shows the same",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08")
      await page.locator("#asked-commencement").evaluate((box: HTMLElement) => box.click())
      await page.waitForFunction(() => location.hash.includes("presume=commencement"))
      const copied = page.url()
      const shown = await listed(page)
      await page.goto("about:blank")
      await visit(page, copied, "")
      deepEqual(await listed(page), shown)
      await page.goBack()
    },
  },
  {
    name: "a bad link shows what it can and tells the rest",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-13-40&anounced=1&presume=luck&lang=en")
      equal(await page.locator(".unread li").count(), 3)
      deepEqual(await listed(page), expected({ on: meta.coverage.to }))
    },
  },
  {
    name: "a day outside of what was read is told so",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2026-01-01")
      await page.locator(".coverage.outside strong").waitFor()
    },
  },
  {
    name: "what is unknown says which presumption would settle it",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08&lang=en")
      await page.locator(".settled").first().waitFor()
      const unknown = inForce({ on: "2023-06-08" }).unknown.length
      equal(await page.locator(".settled").count(), unknown)
    },
  },
  {
    name: "what would settle an unknown version is said of that version, not of another of its provision",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08&lang=en")
      await page.locator(".settled").first().waitFor()
      const presumed = inForce({ on: "2023-06-08", presume: ["commencement"] })
      const holding = new Set(presumed.inForce.map(versionOf))
      const open = new Set(presumed.unknown.map(versionOf))
      const found = await page
        .locator("#unknown-rules .cards li")
        .evaluateAll((items) =>
          items.map(
            (item) =>
              [
                `${new URLSearchParams(item.querySelector("a.rule")?.getAttribute("href")?.split("?")[1]).get("provision")} ${item.querySelector(".by a")?.getAttribute("title") ?? null}`,
                item.querySelector(".settled")?.textContent ?? "",
              ] as const,
          ),
        )
      ok(found.length > 0)
      for (const [version, told] of found) {
        equal(/it began when published: in force/.test(told), holding.has(version), `${version}: ${told}`)
        equal(
          /it began when published: not in force/.test(told),
          !holding.has(version) && !open.has(version),
          `${version}: ${told}`,
        )
      }
    },
  },
  {
    name: "in Chinese there is no mark of English, no space of machines, and no since of a day that is not known",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08&lang=zh&other-on=2024-03-14")
      await page.locator(".settled").first().waitFor()
      const told = await page.locator("main").innerText()
      const bad = told.match(
        /.*(?:\p{Script=Han}[:;(]|[:;)]\p{Script=Han}|自 ?不[早晚]于|[。，；：] |“[^”]*“).*/gu,
      )
      deepEqual(bad ?? [], [])
      equal(await page.locator("#other-by").getAttribute("placeholder"), "年-月-日")
    },
  },
  {
    name: "a rule that stands apart from its instrument says of which it is",
    run: async (page, url) => {
      await visit(page, url, "#day?on=2023-06-08&other-on=2024-03-14&lang=en")
      const alike = await page
        .locator(".comparison li")
        .evaluateAll((items) => items.map((item) => item.textContent ?? ""))
      equal(new Set(alike).size, alike.length)
    },
  },
]
