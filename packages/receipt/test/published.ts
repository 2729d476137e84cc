import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { decodePlatform } from "@policy-ledger/ledger"
import { Log } from "@policy-ledger/log"
import { Rulebook, type AuditAnswer } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { makeReceipt, type Receipt } from "../src/index.ts"

// The published platform, its log and the examples.

const read = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), "utf8")

export const platform = Result.getOrThrow(decodePlatform("seeds/1688.yaml", read("seeds/1688.yaml")))
export const lines = read("seeds/1688.ndjson").trimEnd().split("\n")
export const log = new Log("policy-ledger-1688", lines)
export const cases: readonly unknown[] = read("docs/examples/orders.ndjson")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line))

export const answerAt = (facts: unknown, size: number): AuditAnswer =>
  Rulebook.of(platform, [{ origin: log.origin, events: log.firstEvents(size), rootAt: log.rootAt }]).audit(
    facts,
  )

export const receiptAt = (facts: unknown, size: number, isPrivate = false): Receipt =>
  makeReceipt({
    platform,
    case: facts,
    private: isPrivate,
    answer: answerAt(facts, size),
    ledgers: [{ origin: log.origin, lines, size }],
    madeBy: { package: "@policy-ledger/rules-1688", version: "1.0.0" },
  })
