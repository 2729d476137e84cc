import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { caseForm, civilTimeOf, decodeCase, UTC, type Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { decodeAnnouncement, decodePlatform, verifyLog } from "@policy-ledger/ledger"
import { parseStoreUrl } from "@policy-ledger/event-store"
import { edgeOver, logHead } from "@policy-ledger/log"
import { Chance } from "./chance.ts"
import { type Family, Tallying } from "./tally.ts"

const SEEDS = fileURLToPath(new URL("../../../seeds/", import.meta.url))
const read = (name: string): string => readFileSync(`${SEEDS}${name}`, "utf8")
const PLATFORM = "1688.yaml"

/** What is put in the place of something: values at the edge of what a decoder expects. */
const STRANGE = [
  "",
  " ",
  "null",
  "true",
  "~",
  "0",
  "-1",
  "1e999",
  "0.1",
  "9007199254740993",
  "2023-02-29",
  "24:00",
  "[..]",
  "[2023-01-01..",
  "XXXX-13-01",
  "{",
  "}",
  "[",
  "]",
  "&a",
  "*a",
  "!!binary x",
  "\u0000",
  "\ud800",
  "😀",
  "\t",
  "---",
  '"',
  "'",
  ": ",
  "- ",
  "%",
  "sha256:",
  "__proto__",
  "constructor",
  "toString",
  "\r\n",
  "100000000000000000000",
] as const

/** A few cuts, doublings and strange insertions at random places. */
const mutate = (text: string, chance: Chance): string => {
  let mutated = text
  for (let i = 1 + chance.below(3); i > 0; i--) {
    const at = chance.below(mutated.length + 1)
    const length = chance.below(12)
    const inserted = chance.of([chance.of([...STRANGE]), mutated.slice(at, at + length), ""])
    mutated = mutated.slice(0, at) + inserted + mutated.slice(at + chance.below(2) * length)
  }
  return mutated
}

interface Target {
  readonly name: string
  readonly samples: readonly [string, ...string[]]
  /** Throws only where it has a defect. */
  readonly decode: (text: string) => "accepted" | "refused"
}

/** A decoder may take this long over one input, in milliseconds. */
const PATIENCE = 2000

const nonEmpty = (list: readonly string[]): readonly [string, ...string[]] => {
  const [first, ...rest] = list
  if (first === undefined) throw new Error("nothing to fuzz")
  return [first, ...rest]
}

const platformOf = (): Platform => Result.getOrThrow(decodePlatform(PLATFORM, read(PLATFORM)))

const said = (result: Result.Result<unknown, unknown>): "accepted" | "refused" =>
  Result.isSuccess(result) ? "accepted" : "refused"

const CASE = {
  order: {
    id: "A-1",
    market: "1688",
    paidAt: "2022-09-02T15:59:59+08:00",
    shipTo: "440305",
    badges: ["same-day-shipping"],
    subOrders: [{ id: "1", amount: "120.00" }],
  },
  refund: { kind: "return", amount: "80.00" },
  merchant: { memberships: ["chengxintong"], fulfilmentRate30d: 0.97 },
  buyer: { instantRefundsToday: 2 },
}

const targets = (): readonly Target[] => {
  const platform = platformOf()
  const form = caseForm(platform, civilTimeOf(platform) ?? UTC)
  const announcements = readdirSync(`${SEEDS}1688`).filter((name) => name.endsWith(".yaml"))
  return [
    {
      name: "announcement",
      samples: nonEmpty(announcements.map((name) => read(`1688/${name}`))),
      decode: (text) => said(decodeAnnouncement("2020-01-01-fuzz.yaml", text, platform)),
    },
    { name: "platform", samples: [read(PLATFORM)], decode: (text) => said(decodePlatform(PLATFORM, text)) },
    {
      name: "event",
      samples: nonEmpty(read("1688.ndjson").trimEnd().split("\n")),
      decode: (text) => said(verifyLog("fuzz.ndjson", `${text}\n`)),
    },
    {
      name: "case",
      samples: [JSON.stringify(CASE)],
      decode: (text) => {
        try {
          return decodeCase(JSON.parse(text), form).ok ? "accepted" : "refused"
        } catch (error) {
          if (error instanceof SyntaxError) return "refused"
          throw error
        }
      },
    },
    {
      name: "store URL",
      samples: ["sqlite:.ledger/1688.db", "memory:", "esdb://admin:changeit@127.0.0.1:2113?tls=false"],
      decode: (text) => said(parseStoreUrl(text)),
    },
  ]
}

const familyOf = (target: Target): Family => ({
  name: `fuzzed: ${target.name}`,
  run: ({ quick, seed }) => {
    const tallying = new Tallying(`fuzzed: ${target.name}`)
    const chance = new Chance(target.name.length + seed)
    const large = target.name === "platform"
    for (let i = 0; i < (quick ? 1000 : 10_000) / (large ? 20 : 1); i++) {
      const input = mutate(chance.of(target.samples), chance)
      const start = performance.now()
      try {
        const outcome = target.decode(input)
        if (performance.now() - start > PATIENCE) tallying.lost(`${JSON.stringify(input)}: too slow`)
        else tallying.survived(outcome)
      } catch (error) {
        tallying.lost(`input ${i}: ${String(error)} of ${JSON.stringify(input).slice(0, 300)}`)
      }
    }
    return Promise.resolve(tallying.tally)
  },
})

/** Ten thousand seeded inputs each (a platform file, being large, five hundred): a typed error or a value, nothing else. */
export const fuzz = (): readonly Family[] => targets().map(familyOf)

const rootOf = (lines: readonly string[]): string => logHead(edgeOver(lines)).root

/**
 * One character altered in each line of the log in turn: the bad line is named; who recorded an event and when is in no
 * id, and shows in the root.
 */
export const alteredLog: Family = {
  name: "a log line altered",
  run: ({ quick, seed }) => {
    const tallying = new Tallying(alteredLog.name)
    const lines = read("1688.ndjson").trimEnd().split("\n")
    const chance = new Chance(3 + seed)
    const root = rootOf(lines)
    for (const [i, line] of lines.entries()) {
      if (quick && i % 4 > 0) continue
      const at = chance.below(line.length)
      const other = line.slice(0, at) + (line[at] === "a" ? "b" : "a") + line.slice(at + 1)
      const altered = lines.with(i, other)
      const verified = verifyLog("log", `${altered.join("\n")}\n`)
      if (Result.isFailure(verified) && verified.failure.line === i + 1)
        tallying.survived(verified.failure._tag)
      else if (Result.isSuccess(verified) && rootOf(altered) !== root)
        tallying.survived("another root than the one remembered")
      else
        tallying.lost(
          `line ${i + 1}, character ${at}: ${Result.isFailure(verified) ? verified.failure.message : "accepted"}`,
        )
    }
    return Promise.resolve(tallying.tally)
  },
}
