import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { emptyFolder, type Ran, root, run, workspace } from "./command.ts"

const ID = "1790000000000000123"

const item = (changes: object = {}): object => ({
  subItemIDString: "1790000000000000124",
  itemAmount: 120.5,
  logisticsStatus: 1,
  guaranteesTerms: [{ assuranceType: "drfh" }],
  ...changes,
})

const trade = (changes: object = {}, items: readonly object[] = [item()]): object => ({
  baseInfo: {
    id: 0,
    idOfStr: ID,
    status: "waitsellersend",
    businessType: "cn",
    createTime: "20240301101500000+0800",
    payTime: "20240301102000000+0800",
    receiverInfo: { toDivisionCode: "440305" },
    ...changes,
  },
  productItems: items,
})

const answerWith = (result: object): object => ({ result, success: "true" })

/** As the platform writes it: the id as a number that no double holds. */
const written = (value: object, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll(/"id": ?0/g, `"id":${ID}`)

const folder = emptyFolder()

const audit = (file: string, text: string, ...flags: readonly string[]): Promise<Ran> => {
  writeFileSync(join(folder, file), text)
  const env = { POLICY_LEDGER_SEEDS: join(root, "seeds") }
  return run(["audit", file, "--store", "memory:", ...flags], { cwd: folder, env })
}

const asTrade = ["--as", "alibaba-trade"] as const

const outcomes = ({ stdout }: Ran): readonly unknown[] =>
  stdout
    .trimEnd()
    .split(/\n(?=\{)/)
    .map((text) => JSON.parse(text) as { case: string; outcome: { shipBy: string | null } })
    .map(({ case: id, outcome }) => [id, outcome.shipBy])

describe("an order of the open platform", () => {
  it("is answered as the case that it is, bare or in its answer", async () => {
    for (const order of [trade(), answerWith(trade())]) {
      const ran = await audit("order.json", written(order, 2), ...asTrade, "--json")
      expect([ran.status, outcomes(ran)]).toEqual([0, [[ID, "2024-03-02T00:00:00+08:00"]]])
    }
  })

  it("is told to leave open what no order says, and what of it was not used", async () => {
    const terms = [{ assuranceType: "drfh" }, { assuranceType: "psbj" }]
    const { stdout, stderr } = await audit(
      "order.json",
      written(trade({}, [item({ guaranteesTerms: terms })])),
      ...asTrade,
    )
    expect(stdout).toContain("Ship by   2024-03-02 00:00:00 +08:00")
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(
        /^order\.json: not in the order: order\.shippedAt, .*order\.goods, .*claim, merchant, /,
      ),
      expect.stringMatching(
        /^order\.json: ignored in the order: productItems\[\]\.guaranteesTerms\[\]\.assuranceType psbj \(no badge: .*\)$/,
      ),
    ])
  })

  it("with --explain is told why", async () => {
    const { stderr } = await audit("order.json", written(trade()), ...asTrade, "--explain")
    expect(stderr).toContain("order.goods (an order does not say whether its goods are physical or virtual)")
  })

  it("may have a receipt, which holds the case", async () => {
    const { status } = await audit("order.json", written(trade()), ...asTrade, "--receipt", "receipt.json")
    const checked = await run(["check-receipt", "receipt.json", "--store", "memory:"], {
      cwd: folder,
      env: { POLICY_LEDGER_SEEDS: join(root, "seeds") },
    })
    expect([status, checked.status]).toEqual([0, 0])
  })

  it("on standard input", async () => {
    const input = written(trade())
    const env = { POLICY_LEDGER_SEEDS: join(root, "seeds") }
    const ran = await run(["audit", "-", "--store", "memory:", ...asTrade, "--json"], {
      cwd: folder,
      env,
      input,
    })
    expect([ran.status, outcomes(ran)]).toEqual([0, [[ID, "2024-03-02T00:00:00+08:00"]]])
  })
})

describe("many of them", () => {
  const OTHER = { idOfStr: "2", payTime: "20240301170000000+0800" }
  const both = [
    [ID, "2024-03-02T00:00:00+08:00"],
    ["2", "2024-03-02T17:00:00+08:00"],
  ]

  it("in a list are answered one a line, be it one alone", async () => {
    const list = answerWith([trade(), trade(OTHER)])
    const ran = await audit("orders.json", written(list, 2), ...asTrade, "--json")
    expect(outcomes(ran)).toEqual(both)
    expect(ran.stdout.trimEnd().split("\n")).toHaveLength(2)
    const alone = await audit("orders.json", written(answerWith([trade()]), 2), ...asTrade, "--json")
    expect(alone.stdout.trimEnd().split("\n")).toHaveLength(1)
  })

  it("one a line of a file, an answer or an order each", async () => {
    const lines = [answerWith(trade()), trade(OTHER)].map((order) => `${written(order)}\n`).join("")
    expect(outcomes(await audit("orders.ndjson", lines, ...asTrade, "--json"))).toEqual(both)
  })

  it("are told once what they leave open, with how many do", async () => {
    const { stderr } = await audit(
      "orders.json",
      written([trade(), trade({ ...OTHER, status: "cancel" })]),
      ...asTrade,
    )
    expect(stderr).toMatch(/^orders\.json: not in 2 of 2 orders: .*order\.goods/m)
    expect(stderr).toMatch(/^orders\.json: not in 1 of 2 orders: order\.shippedAt, refund$/m)
  })

  it("have no receipt", async () => {
    const { status, stderr } = await audit(
      "orders.json",
      written([trade()]),
      ...asTrade,
      "--receipt",
      "r.json",
    )
    expect([status, stderr]).toEqual([
      2,
      "--receipt: found many cases, expected one: a receipt is of one case\n",
    ])
  })

  it("may have mistakes: each is named with its line, and the others are answered", async () => {
    const list = answerWith([
      trade({ payTime: 5 }),
      trade(OTHER),
      trade({ createTime: "20240230101500000+0800" }),
    ])
    const text = written(list, 2)
    const ran = await audit("orders.json", text, ...asTrade, "--json")
    const lineOf = (value: string): number => text.slice(0, text.indexOf(value)).split("\n").length
    expect([ran.status, outcomes(ran)]).toEqual([2, both.slice(1)])
    expect(ran.stderr.split("\n").slice(0, 2)).toEqual([
      `orders.json:${lineOf('"payTime": 5')}:20: result[0].baseInfo.payTime: found "5", expected a time that exists, such as 20180614101942000+0800`,
      `orders.json:${lineOf('"20240230')}:23: result[2].baseInfo.createTime: found "20240230101500000+0800", expected a time that exists, such as 20180614101942000+0800`,
    ])
  })
})

describe("what is no order is refused with its place", () => {
  it.each([
    [
      "no JSON",
      "{",
      "order.json:1:2: found no JSON: it breaks off, expected an order of 1688's open platform in JSON, or an answer with some",
    ],
    ["nothing", " ", "order.json:1:1: found nothing, expected an order of 1688's open platform in JSON"],
    [
      "a key twice",
      '{"baseInfo":{"id":1,"id":2}}',
      "order.json:1:21: found baseInfo.id a second time, expected",
    ],
    [
      "a case",
      '{"order":{"id":"A-1"}}',
      'order.json:1:1: trade: found {"order":{"id":"A-1"}}, expected an order of the open platform',
    ],
    [
      "a call that failed",
      '{"success":"false"}',
      'order.json:1:12: success: found "false", expected a call that succeeded',
    ],
    [
      "an order without its number",
      '{"result":\n {"baseInfo":{"status":"cancel"}}}',
      "order.json:2:14: result.baseInfo.idOfStr: found nothing, expected the number of the order",
    ],
    [
      "a region in a list",
      written(trade({ receiverInfo: [] })),
      "baseInfo.receiverInfo: found [], expected an object",
    ],
  ])("%s", async (_, text, message) => {
    const { status, stdout, stderr } = await audit("order.json", text, ...asTrade)
    expect(stderr).toContain(message)
    expect([status, stdout]).toEqual([2, ""])
  })

  it("a form that there is not", async () => {
    const { status, stderr } = await audit("order.json", "{}", "--as", "taobao")
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('--as: found taobao, expected "alibaba-trade"'),
    ])
  })

  it("an order of 1688 held against another platform's ledger", async () => {
    const bazaar = workspace()
    bazaar.file("order.json", written(trade()))
    const { status, stdout, stderr } = await bazaar.run(["audit", "order.json", ...asTrade])
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toBe(
      "--as: found alibaba-trade, an order of 1688, and the ledger of bazaar, expected --platform 1688\n",
    )
  })
})

describe("an order of the open platform that is taken for a case", () => {
  const HINT =
    "1:1: found what looks like an order of 1688's open platform, expected a case, or --as alibaba-trade, which reads such orders\n"

  it("is told to be one, beside what is wrong with the case", async () => {
    const { status, stderr } = await audit("order.json", JSON.stringify(trade()))
    expect(stderr).toBe(
      [
        "order.json:1:2: baseInfo: found a fact that the platform does not declare, expected one of order, refund, claim, merchant, buyer, marketing\n",
        `order.json:1:${JSON.stringify(trade()).indexOf('"productItems"') + 1}: productItems: found a fact that the platform does not declare, expected one of order, refund, claim, merchant, buyer, marketing\n`,
        `order.json:${HINT}`,
      ].join(""),
    )
    expect(status).toBe(2)
  })

  it("in a list, in an answer, with an id that is no number, or on a line of many", async () => {
    for (const order of [[trade()], answerWith(trade()), answerWith([trade()])])
      expect((await audit("order.json", written(order))).stderr).toContain(`order.json:${HINT}`)
    const { stderr } = await audit("orders.ndjson", `{"order":{"id":"A-1"}}\n${written(trade())}\n`)
    expect(stderr).toContain("orders.ndjson:2:1: found what looks like an order")
  })

  it("is not suspected behind another mistake, or of another platform", async () => {
    expect((await audit("order.json", '{"order":{"payedAt":1}}')).stderr).not.toContain("alibaba-trade")
    const bazaar = workspace()
    bazaar.file("order.json", written(trade()))
    expect((await bazaar.run(["audit", "order.json"])).stderr).not.toContain("alibaba-trade")
  })
})
