// Every entry, as ts-jest compiles a test that no tsconfig stands beside.
import { CaseError, decodeCase, meta } from "@policy-ledger/rules-1688"
import { decide, type Decision } from "@policy-ledger/rules-1688/decide"
import { decide as presuming } from "@policy-ledger/rules-1688/decide/presumed"
import { events } from "@policy-ledger/rules-1688/events"
import { explain } from "@policy-ledger/rules-1688/explain"
import manifest = require("@policy-ledger/rules-1688/manifest.json")
import { runs } from "@policy-ledger/rules-1688/runs"
import { sources } from "@policy-ledger/rules-1688/sources"
import { summary } from "@policy-ledger/rules-1688/texts"
import { verify } from "@policy-ledger/rules-1688/verify"
import { whatIf } from "@policy-ledger/rules-1688/what-if"

it("answers from every entry", () => {
  expect(verify()).toMatchObject({ ok: true, root: manifest.root })
  expect([...events()]).toHaveLength(meta.events)
  const decision: Decision = decide({})
  expect(decision.asOf.ledgers).toMatchObject([{ root: meta.root }])
  expect(presuming({}).asOf.presume).toHaveLength(4)
  expect(sources().length).toBeGreaterThan(70)
  expect(explain({ order: {} }).verdicts.some(({ when }) => when?.is === "unknown")).toBe(true)
  expect(runs().changes.length).toBeGreaterThan(70)
  expect(whatIf({ order: {} }, { vary: "order.badges" }).pieces.length).toBeGreaterThan(2)
  expect(summary("2023-03-08-refund-response")?.en).toMatch(/300 yuan/)
})

it("throws the errors that it exports", () => {
  expect(() => decodeCase({ ordre: {} })).toThrow(CaseError)
})
