// The rows of the program beside those that the audit of the same order makes. LAWS=20 tries twenty times as many.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { decodePlatform, verifyLog } from "@policy-ledger/ledger"
import { type AuditAnswer, Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { edgesOf } from "../../../bench/src/bulk/edges.ts"
import { fuzzedOrders, realisticOrders } from "../../../bench/src/bulk/orders.ts"
import { Engine } from "../../src/bulk/engine.ts"
import { decideLines } from "../../src/bulk/lines.ts"
import { ROW_TEXT } from "../../src/tables/row-text.ts"
import { line } from "../cases.ts"
import { root } from "../call.ts"
import { orderRow, verdictRows } from "./tables.ts"

const MANY = Number(process.env["LAWS"] ?? 1) * 100

const seed = (name: string): string => readFileSync(join(root, "seeds", name), "utf8")

const open = (id: string) => {
  const platform = Result.getOrThrow(decodePlatform(`${id}.yaml`, seed(`${id}.yaml`)))
  const { events } = Result.getOrThrow(verifyLog(`${id}.ndjson`, seed(`${id}.ndjson`)))
  const rulebook = Rulebook.of(platform, [{ origin: id, events, rootAt: () => "sha256:" }])
  const realistic = realisticOrders(platform, 4)
  const fuzzed = fuzzedOrders(platform, 5, edgesOf(platform, events))
  const orders = Array.from({ length: MANY }, (_, i) => (i % 2 === 0 ? realistic : fuzzed).next().value)
  return { platform, rulebook, orders }
}

describe.each(["1688", "allegro", "amazon-us", "ebay-uk", "tiktok-cb"])("orders of %s", (id) => {
  const { platform, rulebook, orders } = open(id)
  const kinds = platform.payments ?? []
  const OF = {
    orders: (answer: AuditAnswer) => [orderRow(answer, kinds)],
    verdicts: verdictRows,
  }
  const [about] = rulebook.groups
  const lines = orders.map(line)
  const QUESTIONS = [
    {},
    { presume: ["commencement", "continuance", "unchanged", "conditions"] as const },
    { about: about === undefined ? [] : [about], announcedBy: "2023-06-01" },
  ]

  describe.each(["orders", "verdicts"] as const)("a row for each of its %s", (rows) => {
    it.each(QUESTIONS)("is byte for byte the audit's, asked %j", { timeout: 600 * MANY }, (question) => {
      const engine = new Engine(rulebook, question, rows)
      const decided = decideLines(engine, ROW_TEXT.ndjson, Buffer.from(lines.join("")))
      const audited = orders.flatMap((order) =>
        OF[rows](rulebook.audit(order, { ...question, verdicts: "possible", brief: true })),
      )
      expect(decided).toMatchObject({ orders: MANY, lines: MANY, rows: audited.length, refused: [] })
      expect(decided.text.split("\n")).toEqual(audited.map(line).join("").split("\n"))
    })
  })
})
