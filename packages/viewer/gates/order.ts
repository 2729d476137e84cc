// An order judged before one's eyes: filled in, pasted, varied, taken away and checked.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import type { AuditAnswer } from "@policy-ledger/rulebook"
import * as book from "@policy-ledger/rules-1688"
import * as events from "@policy-ledger/rules-1688/events"
import * as verify from "@policy-ledger/rules-1688/verify"
import type { Page } from "playwright-core"
import { makeReceipt } from "../../receipt/src/index.ts"
import type { BrowserTest } from "./browser-test.ts"

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8")

type Case = book.Case

interface Example {
  readonly text: string
  readonly of: Case
  readonly id: string
}

const examples: readonly Example[] = read("../../../docs/examples/orders.ndjson")
  .trim()
  .split("\n")
  .map((text) => {
    const of = book.decodeCase(JSON.parse(text))
    return { text, of, id: book.audit(of, { brief: true }).case ?? "" }
  })

const example = (id: string): Example => {
  const found = examples.find((one) => one.id === id)
  assert(found !== undefined, `docs/examples: found no ${id}`)
  return found
}

const open = async (page: Page, url: string, address = "#order?lang=zh"): Promise<void> => {
  await page.goto(url + address)
  await page.waitForSelector(".order [data-field]")
}

const paste = (page: Page, text: string): Promise<void> => page.fill("#case-json", text)

/** What a button downloads: by the keyboard, for what is above it may still grow. */
const downloaded = async (
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly text: string }> => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.press(button, "Enter")])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") }
}

/** The answer on the page, once it is that of the case. */
const answerOf = async (page: Page, id: string): Promise<AuditAnswer> => {
  for (let tries = 0; tries < 50; tries++) {
    if (await page.isEnabled("#download-answer")) {
      const { text } = await downloaded(page, "#download-answer")
      const answer: AuditAnswer = JSON.parse(text)
      if ((answer.case ?? "") === id) return answer
    }
    await page.waitForTimeout(50)
  }
  throw new Error(`the page never answered ${id}`)
}

const boxed = async (page: Page): Promise<unknown> => {
  const text = await page.inputValue("#case-json")
  return text === "" ? {} : JSON.parse(text)
}

/** By the Tab key alone. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 300; presses++) {
    if (await page.evaluate((what) => document.activeElement?.matches(what) ?? false, selector)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`the Tab key never came to ${selector}`)
}

const field = (path: string): string => `[data-field="${path}"]`

const type = async (page: Page, path: string, text: string): Promise<void> => {
  await tabTo(page, `${field(path)} input:not([type])`)
  await page.keyboard.type(text)
  await page.keyboard.press("Tab")
}

const until = (page: Page, selector: string, text: string): Promise<unknown> =>
  page.waitForFunction(
    ([where, what]) => document.querySelector(String(where))?.textContent?.includes(String(what)) ?? false,
    [selector, text],
    { timeout: 5000 },
  )

const expectNoScroll = async (page: Page): Promise<void> => {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
  assert((whole ?? 0) <= (inner ?? 0), `the page is ${whole} px wide in a window of ${inner}`)
}

const dropReceipt = async (page: Page, text: string): Promise<void> => {
  const files = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], "receipt.json", { type: "application/json" }))
    return transfer
  }, text)
  await page.dispatchEvent("#receipt-drop", "drop", { dataTransfer: files })
}

const expectResult = async (page: Page, result: string): Promise<string> => {
  await page.waitForSelector(`#receipt-status [data-result="${result}"]`, { timeout: 20_000 })
  return (await page.textContent("#receipt-status")) ?? ""
}

type Asked = Parameters<typeof makeReceipt>[0]

/** The same as JSON has it: the package's own types are its own. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

/** A receipt of an answer that the log gave once, and would not give today. */
const outdated = (): string => {
  const all = [...events.lines()].map(({ line }) => line)
  const { origin } = book.meta
  for (let size = all.length - 10; size > 0; size -= 10) {
    const then = events.replay({ upTo: size - 1 })
    for (const { of } of examples) {
      const answer: AuditAnswer = plain(then.audit(of))
      if (JSON.stringify(answer.outcome) === JSON.stringify(book.audit(of).outcome)) continue
      const ledgers = [{ origin, lines: all, size }]
      const madeBy = { package: book.meta.package, version: book.meta.version }
      const platform: Asked["platform"] = plain(book.platform())
      const receipt = makeReceipt({
        platform,
        case: of,
        question: {},
        answer,
        ledgers,
        madeBy,
      })
      if (verify.checkReceipt(receipt).result === "different") return JSON.stringify(receipt)
    }
  }
  throw new Error("found no order that was ever answered otherwise")
}

const HANDLE = "#what-if-handle"
const THERE = "#what-if-there"

export const order: readonly BrowserTest[] = [
  {
    name: "an order is filled in with the keyboard alone, and answered as the package answers it",
    run: async (page, url) => {
      await open(page, url)
      await type(page, "order.paidAt", "2022-10-10 15:59")
      await tabTo(page, `${field("order.market")} select`)
      await page.keyboard.press("ArrowDown")
      await tabTo(page, `${field("order.badges")} summary`)
      await page.keyboard.press("Enter")
      await tabTo(page, `${field("order.badges")} li:first-child input`)
      await page.keyboard.press("Space")
      await page.waitForTimeout(300)
      const of = {
        order: { paidAt: "2022-10-10T15:59:00+08:00", market: "1688", badges: ["same-day-shipping"] },
      }
      assert.deepEqual(await boxed(page), of)
      const expected = book.audit(book.decodeCase(of), { lang: "zh", explain: true })
      assert.deepEqual(await answerOf(page, ""), expected)
      assert.equal(expected.outcome.shipBy, "2022-10-11T00:00:00+08:00")
      await until(page, ".outcome-field.set", "2022-10-11 00:00")
    },
  },
  {
    name: "every example order that is pasted is answered as the package answers it, in both languages",
    run: async (page, url) => {
      for (const lang of ["zh", "en"] as const) {
        await open(page, url, `#order?lang=${lang}`)
        for (const { text, of, id } of examples.filter((_, i) => lang === "zh" || i % 6 === 0)) {
          await paste(page, text)
          assert.deepEqual(
            await answerOf(page, id),
            book.audit(of, { lang, explain: true }),
            `${id} (${lang})`,
          )
        }
      }
    },
  },
  {
    name: "what is no JSON is told with its place, and the form keeps what could last be read",
    run: async (page, url) => {
      await open(page, url, "#order?lang=en")
      await paste(page, '{"order": {"paidAt": "2022-10-10T15:59:00+08:00"}}')
      await page.waitForSelector(`${field("order.paidAt")}.given`)
      await paste(page, '{"order": {\n  "paidAt": “2022-10-10”}}')
      const told = await page.textContent("#box-bad")
      assert.match(told ?? "", /Line 2, column 13: found ““”, expected a value/)
      assert.equal(await page.inputValue(`${field("order.paidAt")} input`), "2022-10-10 15:59")
      await paste(page, '{"order": {}}')
      assert.equal(await page.locator("#box-bad").count(), 0)
    },
  },
  {
    name: "what the platform refuses is told at its field, and mended there",
    run: async (page, url) => {
      await open(page, url)
      await paste(page, '{"order": {"paidAt": "2022-10-10T15:59:00+08:00", "orderedAt": "2022-10-11"}}')
      await until(page, `${field("order.paidAt")} .bad, ${field("order.orderedAt")} .bad`, "2022-10-1")
      await type(page, "order.orderedAt", "")
      await page.fill(`${field("order.orderedAt")} input:not([type])`, "昨天")
      await page.keyboard.press("Tab")
      await until(page, `${field("order.orderedAt")} .bad`, "2023-06-08 15:59")
      await page.fill(`${field("order.orderedAt")} input:not([type])`, "2022-10-10 15:00")
      await page.keyboard.press("Tab")
      await page.waitForFunction(() => document.querySelector(".facts .bad") === null)
      assert.deepEqual(await boxed(page), {
        order: { paidAt: "2022-10-10T15:59:00+08:00", orderedAt: "2022-10-10T15:00:00+08:00" },
      })
    },
  },
  {
    name: "that there was none is an answer, and takes what hangs on it out of the question",
    run: async (page, url) => {
      await open(page, url)
      await paste(page, '{"order": {"paidAt": "2022-10-10T15:59:00+08:00"}}')
      await page.waitForSelector(`${field("refund.requestedAt")} input[type=checkbox]`)
      await tabTo(page, `${field("refund.requestedAt")} input[type=checkbox]`)
      await page.keyboard.press("Space")
      await page.waitForTimeout(200)
      const of = { order: { paidAt: "2022-10-10T15:59:00+08:00" }, refund: { requestedAt: null } }
      assert.deepEqual(await boxed(page), of)
      const answer = await answerOf(page, "")
      assert.deepEqual(answer, book.audit(book.decodeCase(of), { lang: "zh", explain: true }))
      assert.equal(answer.states.refund, "none")
      await page.click(`${field("refund.requestedAt")} .clear`)
      await page.waitForTimeout(200)
      assert.deepEqual(await boxed(page), { order: of.order })
    },
  },
  {
    name: "the handle finds where the answer tips, by keys and by pointer",
    run: async (page, url) => {
      await open(page, url)
      await paste(page, example("same-day-before-four").text)
      await page.waitForSelector(HANDLE)
      await tabTo(page, HANDLE)
      await page.keyboard.press("PageDown")
      await until(page, THERE, "2022-10-10 16:00")
      await until(page, THERE, "2022-10-11 16:00前")
      await page.keyboard.press("ArrowLeft")
      await until(page, THERE, "2022-10-11 00:00前")
      await page.keyboard.press("Home")
      await until(page, THERE, "下单时间")
      await page.getByText("回到现在的值").click()
      await page.locator(HANDLE).evaluate((handle) => handle.scrollIntoView({ block: "center" }))
      const box = await page.locator(HANDLE).boundingBox()
      assert(box !== null)
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x + 40, y, { steps: 8 })
      await page.mouse.up()
      await until(page, THERE, " → ")
      await page.click("#what-if-use")
      const { order: facts } = JSON.parse(await page.inputValue("#case-json"))
      assert.notEqual(facts.paidAt, "2022-10-10T15:59:59+08:00")
      const expected = book.audit(book.decodeCase(await boxed(page)), { lang: "zh", explain: true })
      await page.waitForTimeout(300)
      assert.deepEqual(await answerOf(page, "same-day-before-four"), expected)
    },
  },
  {
    name: "a receipt that is downloaded is the same when it is dropped again, one that was changed is told as such",
    run: async (page, url) => {
      await open(page, url)
      await paste(page, example("quality-two-sub-orders").text)
      await answerOf(page, "quality-two-sub-orders")
      const { name, text } = await downloaded(page, "#download-receipt")
      assert.equal(name, "receipt-quality-two-sub-orders.json")
      assert.equal(verify.checkReceipt(JSON.parse(text)).result, "same")
      await dropReceipt(page, text)
      await expectResult(page, "same")
      await dropReceipt(page, text.replaceAll("1012.35", "9012.35"))
      assert.match(await expectResult(page, "forged"), /9012\.35/)
      await dropReceipt(page, outdated())
      assert.match(await expectResult(page, "different"), /起因/)
      await dropReceipt(page, "{}")
      await until(page, "#receipt-status", "这不是凭据")
      await dropReceipt(page, "not json")
      await until(page, "#receipt-status", "第 1 行第 1 列")
    },
  },
  {
    name: "a private receipt needs its order",
    run: async (page, url) => {
      await open(page, url, "#order?lang=en")
      await paste(page, example("quality-two-sub-orders").text)
      await answerOf(page, "quality-two-sub-orders")
      await page.check("#private-receipt")
      const { text } = await downloaded(page, "#download-receipt")
      assert(!text.includes("quality-two-sub-orders"))
      await page.setInputFiles("#receipt-file", {
        name: "r.json",
        mimeType: "application/json",
        buffer: Buffer.from(text),
      })
      await expectResult(page, "same")
      await page.click("#clear-all")
      await dropReceipt(page, text)
      assert.match(await expectResult(page, "unprovable"), /give that order above/)
      await paste(page, example("quality-order-cap").text)
      await dropReceipt(page, text)
      await until(page, "#receipt-status", "is not the one of which the receipt speaks")
    },
  },
  {
    name: "a case stands in no address but that of a link that was asked for, which brings it back",
    run: async (page, url) => {
      await open(page, url)
      const { text, id } = example("spring-festival-same-day")
      await paste(page, text)
      const before = await answerOf(page, id)
      await page.waitForTimeout(400)
      assert(!page.url().includes("case="))
      await page.click("#copy-link")
      const link = await page.inputValue("#link-with-case")
      assert(link.includes("case="))
      assert(!page.url().includes("case="))
      await page.goto("about:blank")
      await page.goto(link)
      assert.deepEqual(await answerOf(page, id), before)
      assert.deepEqual(await boxed(page), JSON.parse(text))
      await page.waitForTimeout(400)
      assert(!page.url().includes("case="))
    },
  },
  {
    name: "an order as the platform's own interface gives it becomes a case, with what it does not tell",
    run: async (page, url) => {
      await open(page, url)
      await paste(page, read("../../../docs/examples/trade.json"))
      await page.waitForSelector(`${field("order.paidAt")}.given`)
      const { order: facts } = JSON.parse(await page.inputValue("#case-json"))
      assert.equal(facts.paidAt, "2024-03-01T10:05:00+08:00")
      await until(page, ".trade-notes", "order.")
      await paste(page, '{"result": {"baseInfo": {"createTime": "soon"}}, "success": "true"}')
      await until(page, "#box-bad", "createTime")
      await paste(page, '{"ordr": {}}')
      await until(page, "#case-problems", "order")
    },
  },
  {
    name: "a rule that applies is opened into the tree of what was asked, and leads to its rule and announcement",
    run: async (page, url) => {
      await open(page, url)
      await paste(page, example("quality-two-sub-orders").text)
      const rule = '[data-provision="power-worry-free/quality-compensation"]'
      await page.click(`${rule} summary`)
      await until(page, `${rule} .tree`, "实力省心购")
      assert.equal(await page.locator(`${rule} .tree > li.yes`).count(), 2)
      assert.match(
        (await page.getAttribute(`${rule} .ways a:first-child`, "href")) ?? "",
        /^#instrument\?.*power-worry-free/,
      )
      await until(page, ".outcome-field.set", "10%")
    },
  },
  {
    name: "what is presumed and as announced by when are asked of the package as the page says",
    run: async (page, url) => {
      await open(page, url, "#order?by=2025-01-07&presume=commencement&lang=zh")
      const { text, of, id } = example("spring-festival-same-day")
      await paste(page, text)
      const question = {
        announcedBy: "2025-01-07",
        presume: ["commencement"],
        lang: "zh",
        explain: true,
      } as const
      assert.deepEqual(await answerOf(page, id), book.audit(of, question))
    },
  },
  {
    name: "nothing of it is wider than a narrow window, in both languages",
    run: async (page, url) => {
      await page.setViewportSize({ width: 360, height: 800 })
      for (const lang of ["zh", "en"]) {
        await open(page, url, `#order?lang=${lang}`)
        await expectNoScroll(page)
        for (const id of ["spring-festival-same-day", "quality-two-sub-orders", "group-shipping-deadline"]) {
          await paste(page, example(id).text)
          await answerOf(page, id)
          await page.waitForSelector(HANDLE)
          await page.locator(".verdict.yes summary, .verdict.unknown summary").first().click()
          await page.waitForTimeout(100)
          await expectNoScroll(page)
        }
      }
    },
  },
  {
    name: "on paper stands the case file: its question, facts, outcome, rules, coverage and root",
    run: async (page, url) => {
      await open(page, url)
      const { text, id } = example("spring-festival-same-day")
      await paste(page, text)
      await answerOf(page, id)
      await page.emulateMedia({ media: "print" })
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")))
      const paper = await page.innerText(".paper")
      for (const part of [
        id,
        "2025-01-25 17:30",
        "2025-02-08 00:00",
        "发货计时延后",
        book.meta.root,
        book.meta.coverage.from,
      ])
        assert(paper.includes(part), `the case file does not hold ${part}`)
      assert.equal(await page.isVisible(".order"), false)
      await page.evaluate(() => dispatchEvent(new Event("afterprint")))
      assert.equal(await page.locator(".paper").count(), 0)
    },
  },
  {
    name: "of two receipts dropped one after the other the last one is told of, however long the first takes",
    run: async (page, url) => {
      await open(page, url)
      await page.evaluate(() => {
        for (const text of [`${" ".repeat(15_000_000)}[1]`, "null"]) {
          const data = new DataTransfer()
          data.items.add(new File([text], "receipt.json"))
          const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
          document.querySelector("#receipt-drop")?.dispatchEvent(event)
        }
      })
      await page.locator("#receipt-status .bad").waitFor()
      await page.waitForTimeout(1500)
      assert.match(await page.innerText("#receipt-status"), /null/)
    },
  },
  {
    name: "a file dropped beside the place for it does not take the page away",
    run: async (page, url) => {
      await open(page, url)
      const isKept = await page.evaluate(() => {
        const data = new DataTransfer()
        data.items.add(new File(["{}"], "receipt.json"))
        const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
        document.querySelector("h1")?.dispatchEvent(event)
        return event.defaultPrevented
      })
      assert.equal(isKept, true)
    },
  },
]
