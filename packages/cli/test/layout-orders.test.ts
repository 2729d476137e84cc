import { describe, expect, it } from "vitest"
import { widthOf } from "../src/layout/page/width.ts"
import { AFTER, BARE, FLOODED, LATE, line, ORDER, PROMISED } from "./cases.ts"
import { root, run, workspace } from "./command.ts"

const bazaar = workspace()
const UNNAMED = { order: { paidAt: "2022-06-10T12:00:00+05:45" } }
bazaar.file("orders.ndjson", [ORDER, FLOODED, BARE, LATE, PROMISED, AFTER, UNNAMED].map(line).join(""))

/** A terminal of so many columns, without colours. */
const wide = (terminal: number) => ({ terminal, env: { NO_COLOR: "1" } })

const linesOf = (text: string): readonly string[] => text.trimEnd().split("\n")

describe("many orders are rows of a table", () => {
  it.each(["en", "zh"] as const)("laid out in %s", async (lang) => {
    const { status, stdout, stderr } = await bazaar.run(["audit", "orders.ndjson", "--lang", lang])
    expect([status, stderr]).toEqual([0, ""])
    await expect(stdout).toMatchFileSnapshot(`golden/orders.${lang}.txt`)
  })

  it.each([80, 100, 160])("on %i columns no line is wider, and no name is broken", async (terminal) => {
    for (const lang of ["en", "zh"]) {
      const { stdout } = await bazaar.run(["audit", "orders.ndjson", "--lang", lang], wide(terminal))
      for (const text of linesOf(stdout)) expect(widthOf(text)).toBeLessThanOrEqual(terminal)
      for (const id of ["B-1", "B-2", "B-3", "B-4", "B-5", "B-6"])
        expect(stdout).toMatch(new RegExp(`^${id}\\b`, "m"))
    }
  })

  it("a name that is longer than its column stands on a line of its own", async () => {
    const id = "a".repeat(70)
    bazaar.file("long.ndjson", line({ order: { ...ORDER.order, id } }) + line(ORDER))
    const { stdout } = await bazaar.run(["audit", "long.ndjson"], wide(80))
    expect(stdout).toMatch(new RegExp(`^${id}\n {8}`, "m"))
    expect(stdout).toMatch(/^B-1 {2}/m)
  })

  it("says by how much an order was late, and counts it", async () => {
    const { stdout } = await bazaar.run(["audit", "orders.ndjson"], wide(160))
    expect(stdout).toMatch(/^B-4 +2022-06-11 12:00 .*\n +9 h late$/m)
    expect(stdout).toContain("7 orders: 1 late")
  })

  it("marks those beyond what was read, and what rests on a presumption", async () => {
    const { stdout } = await bazaar.run(["audit", "orders.ndjson", "--presume", "continuance"])
    expect(stdout).toMatch(/^B-6 ! /m)
    expect(stdout).toMatch(/^B-2 .*※/m)
    expect(stdout).toContain("! beyond what was read (1)")
    expect(stdout).toContain("※ rests on what was presumed (1)")
  })

  it("where they are few one is shown in full, and how any other is", async () => {
    const { stdout } = await bazaar.run(["audit", "orders.ndjson"])
    expect(stdout).toContain("policy-ledger audit orders.ndjson --case ID")
    expect(stdout.slice(stdout.indexOf("--case ID"))).toMatch(/^B-4$/m)
  })

  it("from standard input, too", async () => {
    const { stdout } = await bazaar.run(["audit", "-"], { input: line(ORDER) + line(LATE) })
    expect(stdout).toContain("2 orders: 1 late")
    expect(stdout).toContain("policy-ledger audit - --case ID")
  })

  it("each in full with --explain", async () => {
    const { stdout } = await bazaar.run(["audit", "orders.ndjson", "--explain"])
    expect(stdout.match(/^── B-\d$/gm)).toHaveLength(6)
    expect(stdout).not.toContain("7 orders")
  })
})

describe("more orders than a page holds", () => {
  const many = 120
  const ids = Array.from({ length: many }, (_, i) => `M-${i}`)
  const text = ids.map((id) => line({ ...LATE, order: { ...LATE.order, id } })).join("")
  bazaar.file("many.ndjson", text.replace("\n", "\n{}}\n"))

  it("are rows of one table with one header, all counted, none in full", async () => {
    const { status, stdout, stderr } = await bazaar.run(["audit", "many.ndjson"])
    expect(stdout.match(/^Order /gm)).toHaveLength(1)
    expect(stdout.match(/^M-\d+ /gm)).toHaveLength(many)
    expect(stdout).toContain(`${many} orders: ${many} late; ship by ${many} set`)
    // 11.00 each.
    expect(stdout).toContain("1320.00 NPR")
    expect(stdout).not.toContain("Applies (")
    expect(stderr).toMatch(/^many\.ndjson:2:3: /)
    expect(status).toBe(2)
  })
})

describe("--case", () => {
  const shown = (...args: readonly string[]) => bazaar.run(["audit", "orders.ndjson", ...args])

  it("shows one of many as if it stood alone", async () => {
    const alone = await bazaar.run(["audit", "-"], { input: JSON.stringify(LATE) })
    expect(await shown("--case", "B-4")).toEqual(alone)
    expect(JSON.parse((await shown("--case", "B-4", "--json")).stdout)).toEqual(
      await bazaar.ask(["audit", "-"], { input: JSON.stringify(LATE) }),
    )
  })

  it("names those whose names are near", async () => {
    expect(await shown("--case", "B-7")).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "--case: found B-7, expected the order.id of one of the 7 cases of orders.ndjson that can be read (did you mean B-1 or B-2 or B-3?)\n",
    })
  })

  it("passes over what cannot be read, and tells of a mistake in the one that it finds", async () => {
    bazaar.file("mixed.ndjson", `{\n${line(ORDER)}${line({ order: { id: "B-9", payedAt: 1 } })}`)
    expect((await bazaar.run(["audit", "mixed.ndjson", "--case", "B-1"])).status).toBe(0)
    const { status, stderr } = await bazaar.run(["audit", "mixed.ndjson", "--case", "B-9"])
    expect(stderr).toMatch(/^mixed\.ndjson:3:22: order\.payedAt: /)
    expect(status).toBe(2)
  })

  it("gives a receipt of one of many", async () => {
    const { status, stderr } = await shown("--case", "B-4", "--receipt", "receipt.json")
    expect([status, stderr]).toEqual([0, ""])
    expect((await bazaar.run(["check-receipt", "receipt.json"])).status).toBe(0)
  })
})

describe("an order of the examples", () => {
  const outcomeOf = async (id: string): Promise<string> => {
    const { stdout } = await run(["audit", "docs/examples/orders.ndjson", "--case", id], { cwd: root })
    return stdout.slice(0, stdout.search(/^May apply/m)).replaceAll(/\n +/g, " ")
  }

  it.each([
    ["same-day-agreed-otherwise", "Ship by 2022-10-15 18:00:00 +08:00 by what the parties agreed on"],
    ["spring-festival-same-day", "spring-festival-2025/shipping-clock (2025-01-08-spring-festival)"],
    ["spring-festival-same-day", "Exempt shipping metrics by spring-festival-2025/metrics"],
    ["spring-festival-same-day", "open: late-shipment claim by covid-relief-2022/late-shipment-claims"],
    ["spring-festival-same-day", "Payments: tell claim.kind (Kind of claim): late-shipment | quality |"],
    ["group-shipping-deadline", "open: 2022-06-20 10:00:00 +08:00 or 2022-06-20 21:15:00 +08:00"],
    ["group-shipping-deadline", "compensation, amount not stated (the amount (not in the reports))"],
    ["group-shipping-deadline", "the source leaves it open, and no fact settles it"],
    ["flash-refund-at-six", "open: perhaps 2021-06-02 10:00:00 +08:00"],
    ["fraud-everything-touched", "Ship by promised by the badge “Shipping within 48 hours”, its rule is not"],
    ["damage-service-in-october", "None Ship by, Respond by, Automatic receipt, Refund, Payments, Exempt"],
  ])("%s: %s", async (id, told) => {
    expect((await outcomeOf(id)).replaceAll(/ {2,}/g, " ")).toContain(told)
  })

  it("tells what a badge promises beside deadlines", async () => {
    const input = JSON.stringify({ order: { paidAt: "2023-04-01", badges: ["7d-return"] } })
    const { stdout } = await run(["audit", "-"], { cwd: root, input })
    expect(stdout).toMatch(
      /^ {2}Badges +promised by the badge “Return within 7 days”, its rule is not held$/m,
    )
  })

  it("names the facts that are said not to be known where they could set a deadline", async () => {
    const order = { paidAt: "2022-10-10T12:00:00+08:00", badges: "unknown", agreedShipBy: "unknown" }
    const { stdout } = await run(["audit", "-"], { cwd: root, input: JSON.stringify({ order }) })
    expect(stdout).toMatch(/^ {2}Ship by: tell order\.agreedShipBy /m)
    expect(stdout).toMatch(/^ {2}Ship by, Payments: tell order\.badges .*same-day-shipping \|$/m)
  })
})

describe("the first thing that a visitor runs", () => {
  it.each(["en", "zh"])("is two screens of fifty lines, the table first: %s", async (lang) => {
    const { stdout, status } = await run(["audit", "docs/examples/orders.ndjson", "--lang", lang], {
      cwd: root,
      env: { POLICY_LEDGER_COMMAND: "npx -y pnpm@12 --silent ledger" },
    })
    const lines = linesOf(stdout)
    expect(status).toBe(0)
    expect(lines.length).toBeLessThanOrEqual(100)
    expect(lines[0]).toMatch(lang === "en" ? /^Order .*To settle$/ : /^订单 .*待补充$/)
    for (const text of lines) expect(widthOf(text)).toBeLessThanOrEqual(100)
  })
})
