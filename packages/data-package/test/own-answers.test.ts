import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type * as Decide from "../src/entry/decide.ts"
import type * as Events from "../src/entry/events.ts"
import type * as Explain from "../src/entry/explain.ts"
import type * as Index from "../src/entry/index.ts"
import type * as Runs from "../src/entry/runs.ts"
import type * as Sources from "../src/entry/sources.ts"
import type * as Texts from "../src/entry/texts.ts"
import type * as Verify from "../src/entry/verify.ts"
import type * as WhatIf from "../src/entry/what-if.ts"
import type { IdTable } from "../src/index.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { bundle } from "../build/bundle.ts"
import { logOf, modulesOf } from "./shop.ts"
import { spoil } from "../../rulebook/test/spoil.ts"

// The entries of a bundled package, as a reader imports them.

const IDS: IdTable = {
  redirects: {
    "dispatch/charge": { moved: "dispatch/fee" },
    both: { split: ["dispatch", "returns"] },
  },
  notEncoded: [
    {
      id: "2024-02-02-sale",
      title: { zh: "大促", en: "A sale" },
      reported: "2024-02-02",
      why: { zh: "未读", en: "not read yet" },
    },
  ],
}

interface Package {
  readonly index: typeof Index
  readonly events: typeof Events
  readonly texts: typeof Texts
  readonly sources: typeof Sources
  readonly verify: typeof Verify
  readonly decide: typeof Decide
  readonly presumed: typeof Decide
  readonly runs: typeof Runs
  readonly whatIf: typeof WhatIf
  readonly explain: typeof Explain
}

const folder = mkdtempSync(join(tmpdir(), "policy-ledger-own-"))

/** The package packed once; each copy has modules, and so memory, of its own. */
const copyAt = async (place: string): Promise<Package> => {
  const dist = join(folder, place, "dist")
  const generated = join(folder, place, "generated")
  for (const [file, code] of modulesOf(logOf(), IDS)) {
    mkdirSync(dirname(join(generated, file)), { recursive: true })
    writeFileSync(join(generated, file), code)
  }
  await bundle(generated, dist, bazaar, undefined)
  cpSync(join(generated, "events"), join(dist, "events"), { recursive: true })
  writeFileSync(join(dist, "package.json"), `{ "type": "module" }`)
  const entry = async (name: string): Promise<unknown> =>
    (await import(pathToFileURL(join(dist, `${name}.js`)).href)) as unknown
  const [index, events, texts, sources, verify, runs, whatIf, decide, presumed, explain] = await Promise.all(
    [
      "index",
      "events",
      "texts",
      "sources",
      "verify",
      "runs",
      "what-if",
      "decide",
      "decide-presumed",
      "explain",
    ].map(entry),
  )
  return { index, events, texts, sources, verify, runs, whatIf, decide, presumed, explain } as Package
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const ORDER = { order: { id: "A-1", paidAt: "2022-04-10T00:00:00+05:30" } }
const receiptOf = ({ verify }: Package) => verify.makeReceipt(structuredClone(ORDER))

const alteredReceipt = (of: Package) => JSON.stringify(receiptOf(of)).replaceAll("A-1", "A-2")

const QUESTIONS: readonly (readonly [string, (of: Package) => unknown])[] = [
  ["meta", ({ index }) => index.meta],
  ["platform", ({ index }) => index.platform()],
  ["inForce", ({ index }) => index.inForce({ on: "2023-06-01" })],
  ["inForce of a divided id", ({ index }) => index.inForce({ on: "2023-06-01", instrument: "both" })],
  ["ruleAt", ({ index }) => index.ruleAt("dispatch/fee", Date.parse("2023-06-01T00:00:00Z"))],
  ["audit", ({ index }) => index.audit(ORDER, { explain: true })],
  ["decide", ({ decide }) => decide.decide(ORDER)],
  ["decide about something", ({ decide }) => decide.decide(ORDER, { about: ["order"] })],
  ["decide, presuming", ({ presumed }) => presumed.decide(ORDER)],
  ["history", ({ index }) => index.history("dispatch")],
  ["history of a divided id", ({ index }) => index.history("both")],
  ["diff", ({ index }) => index.diff({ from: "2022-01-01", to: "2024-06-01" })],
  ["upcoming", ({ index }) => index.upcoming({ on: "2022-01-15" })],
  ["provision", ({ index }) => index.provision("dispatch/fee")],
  ["provision that moved", ({ index }) => index.provision("dispatch/charge")],
  ["provision that was divided", ({ index }) => index.provision("both")],
  ["provision that is unknown", ({ index }) => index.provision("dispatch/fees")],
  ["announcement", ({ index }) => index.announcement("2022-05-05-window")],
  ["announcement not encoded", ({ index }) => index.announcement("2024-02-02-sale")],
  ["announcement that is unknown", ({ index }) => index.announcement("2022-05-05-windows")],
  ["announcements", ({ index }) => index.announcements()],
  ["events", ({ events }) => [...events.events()]],
  ["lines", ({ events }) => [...events.lines()]],
  ["ledger", ({ events }) => events.ledger()],
  ["replay", ({ events }) => events.replay({ upTo: 3 }).announcements()],
  ["replay's platform", ({ events }) => events.replay().platform],
  ["summary", ({ texts }) => texts.summary("2022-05-05-window")],
  ["notes", ({ texts }) => texts.notes("2022-05-05-window")],
  ["announcement in full", ({ texts }) => texts.announcement("2022-05-05-window")],
  ["announcement in full, not encoded", ({ texts }) => texts.announcement("2024-02-02-sale")],
  ["sources", ({ sources }) => sources.sources()],
  ["sources of one", ({ sources }) => sources.sourcesOf("2022-05-05-window")],
  ["runs", ({ runs }) => runs.runs()],
  ["runs that presume", ({ runs }) => runs.runs({ presume: ["commencement"] })],
  ["whatIf", ({ whatIf }) => whatIf.whatIf(ORDER, { vary: "order.paidAt" })],
  ["whatIf of a set", ({ whatIf }) => whatIf.whatIf(ORDER, { vary: "order.tags" })],
  ["explain", ({ explain }) => explain.explain(ORDER)],
  ["explain of nothing", ({ explain }) => explain.explain({}, { presume: ["commencement"] })],
  ["verify", ({ verify }) => verify.verify()],
  ["head", ({ verify }) => verify.head()],
  ["head of none", ({ verify }) => verify.head(0)],
  ["head of a whole subtree", ({ verify }) => verify.head(8)],
  ["proof of an event", ({ verify }) => verify.proveInclusion(3)],
  ["proof of growth", ({ verify }) => verify.proveConsistency(8)],
  ["receipt", receiptOf],
  ["check of a receipt", (of) => of.verify.checkReceipt(receiptOf(of))],
  ["check of an altered receipt", (of) => of.verify.checkReceipt(JSON.parse(alteredReceipt(of)))],
]

const all = (of: Package): readonly string[] => QUESTIONS.map(([, ask]) => JSON.stringify(ask(of)))

describe("an answer of a package is its reader's own", () => {
  let own: Package
  let asItWas: readonly string[]
  beforeAll(async () => {
    own = await copyAt("own")
    asItWas = all(own)
  }, 60_000)

  it("before anybody does anything to it", () => {
    expect(own.verify.verify()).toMatchObject({ ok: true })
    expect(own.index.provision("both")).toMatchObject({ into: ["dispatch", "returns"] })
    expect(own.verify.checkReceipt(receiptOf(own))).toMatchObject({ result: "same" })
  })

  it.each(QUESTIONS)("whatever is done to that of %s, all are as before", (_name, ask) => {
    spoil(ask(own))
    expect(all(own)).toEqual(asItWas)
    expect(own.verify.verify()).toMatchObject({ ok: true })
  })

  it("also where it is the first that a program asks for", async () => {
    const fresh = await copyAt("fresh")
    for (const [, ask] of QUESTIONS) spoil(ask(fresh))
    expect(all(fresh)).toEqual(asItWas)
  }, 60_000)
})
