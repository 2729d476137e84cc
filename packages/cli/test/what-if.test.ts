import { describe, expect, it } from "vitest"
import { FLOODED, line, ORDER } from "./cases.ts"
import { workspace } from "./command.ts"

const bazaar = workspace()
bazaar.file("order.json", JSON.stringify(ORDER, null, 2))
bazaar.file("orders.ndjson", line(ORDER) + line(FLOODED))
bazaar.file("wrong.json", `{\n  "order": { "payedAt": "2022-06-10" }\n}`)

describe("what-if", () => {
  it("answers of one case, or of one of many", async () => {
    const one = await bazaar.ask(["what-if", "order.json", "--vary", "order.paidAt"])
    expect(one).toMatchObject({ v: 1, case: "B-1", vary: "order.paidAt", currency: "NPR" })
    expect(await bazaar.ask(["what-if", "orders.ndjson", "--case", "B-1", "--vary", "order.paidAt"])).toEqual(
      one,
    )
    expect(
      (await bazaar.run(["what-if", "-", "--vary", "order.paidAt", "--json"], { input: line(ORDER) })).stdout,
    ).toBe(`${JSON.stringify(one, null, 2)}\n`)
  })

  it("from where to where, as of when, about what and under what it was asked", async () => {
    const ends = ["--from", "2022-02-01", "--to", "2022-03-01"]
    const view = ["--announced-by", "2022-06-30", "--presume", "continuance", "--about", "order"]
    const answer = await bazaar.ask(["what-if", "order.json", "--vary", "order.paidAt", ...ends, ...view])
    expect(answer).toMatchObject({
      asOf: { announcedBy: "2022-06-30", presume: ["continuance"], about: ["order"] },
      pieces: [{ from: "2022-02-01T00:00:00+05:45", until: "2022-03-01T00:00:00+05:45" }],
      tips: [],
    })
  })

  it.each<[readonly string[], string]>([
    [
      ["order.json"],
      "policy-ledger what-if: found no --vary, expected it to be given (see policy-ledger what-if --help)",
    ],
    [
      ["order.json", "--vary", "order.paidAt", "--vary", "order.amount"],
      "--vary: found it twice, expected it once",
    ],
    [
      ["order.json", "--vary", "order.payedAt"],
      '--vary: found "order.payedAt", expected a fact that rules can ask for (did you mean order.paidAt?)',
    ],
    [
      ["order.json", "--vary", "paidAt"],
      '--vary: found "paidAt", expected a fact that rules can ask for (did you mean order.paidAt?)',
    ],
    [["order.json", "--vary", "claim.weather"], '--vary: found "claim.weather", expected one of claim.kind'],
    [
      ["order.json", "--vary", "weather"],
      '--vary: found "weather", expected one of order.paidAt, order.shippedAt, order.agreedShipBy, order.badges, order.shipTo, order.amount, claim.kind, merchant.joinedAt',
    ],
    [
      ["order.json", "--vary", "order.parts[].amount"],
      '--vary: found "order.parts[].amount", expected a fact of the case, of none of its members',
    ],
    [
      ["order.json", "--vary", "order.amount", "--from", "1.234"],
      '--from: found "1.234", expected an amount, such as 12.35',
    ],
    [
      ["order.json", "--vary", "order.paidAt", "--from", "2022-03-01", "--to", "2022-02-01"],
      '--to: found "2022-02-01", expected more than 2022-03-01T00:00:00+05:45',
    ],
    [
      ["order.json", "--vary", "claim.kind", "--to", "late"],
      '--to: found "late", expected nothing: the values of claim.kind have no order',
    ],
    [
      ["orders.ndjson", "--vary", "order.paidAt"],
      "orders.ndjson: found many cases, expected one of them: --case ID",
    ],
    [
      ["wrong.json", "--vary", "order.paidAt"],
      "wrong.json:2:14: order.payedAt: found a fact that the platform does not declare, expected one that it declares (did you mean paidAt?)",
    ],
  ])("refuses %j in one line", async (args, message) => {
    const { status, stdout, stderr } = await bazaar.run(["what-if", ...args])
    expect([status, stdout, stderr]).toEqual([2, "", `${message}\n`])
  })
})
