import { Rulebook, type LedgerEvent } from "@policy-ledger/rulebook"
import { announce, effective, rule, superseded, withdrawn } from "../../rulebook/test/bazaar/announce.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { dataModules, type Modules } from "../build/modules.ts"
import {
  fromColumns,
  PlacedLog,
  NO_IDS,
  packCore,
  Published,
  type Columns,
  type Core,
  type IdTable,
  type PackageParts,
} from "../src/index.ts"

// A data package of a made-up marketplace, from the events to the modules and back.

const ORIGIN = "policy-ledger-bazaar"

export type Readings = readonly (readonly LedgerEvent[])[]

const fee = (from: string, title: string, more: object = {}) =>
  effective("dispatch/fee", from, { rule: rule(title), cite: { report: 1, range: [2, 9] }, ...more })

/** Recorded over three years, the fee read anew in the last one. */
export const readings: Readings = [
  announce(
    { id: "2022-01-10-fee", published: "2022-01-10", recordedAt: "2022-02-01T09:00:00+05:30" },
    fee("2022-03-01", "two rupees"),
  ),
  announce(
    { id: "2022-05-05-window", published: "2022-05-05", recordedAt: "2022-06-01T09:00:00+05:30" },
    effective("returns/window", "2022-06-01", { note: { zh: "〔读法〕", en: "read from a table" } }),
    effective("dispatch/text", "2022-06-01"),
  ),
  announce(
    { id: "2023-01-01-fee", published: "2023-01-01", recordedAt: "2023-01-31T23:59:59+05:30" },
    fee("2023-02-01", "three rupees", { supersedes: { announcement: "2022-01-10-fee" } }),
    superseded("dispatch/fee", "2023-02-01", { announcement: "2022-01-10-fee" }, "dispatch/fee"),
  ),
  announce(
    { id: "2023-12-31-window-ends", published: "2023-12-31", recordedAt: "2024-01-01T00:00:00+05:30" },
    withdrawn("returns/window", "2024-02-01"),
  ),
  announce(
    { id: "2022-01-10-fee", published: "2022-01-10", recordedAt: "2024-03-01T09:00:00+05:30", reading: 2 },
    fee("2022-03-01", "two and a half rupees"),
  ),
]

export const logOf = (all: Readings = readings): PlacedLog =>
  new PlacedLog(
    ORIGIN,
    all.flat().map((event) => JSON.stringify(event)),
  )

export const bookOf = (log: PlacedLog): Rulebook => Rulebook.of(bazaar, [log.slice()])

export const modulesOf = (log: PlacedLog, ids: IdTable = NO_IDS, version = "1.0.0"): Modules =>
  dataModules({ platform: bazaar, ids, log }, { package: "@policy-ledger/rules-bazaar", version })

/** The package as its entries see it, through the JSON that it is shipped as. */
export const publishedOf = (log: PlacedLog, ids: IdTable = NO_IDS): Published => {
  const text = JSON.stringify(packCore(bazaar, ids, log))
  return new Published(() => JSON.parse(text))
}

/** What a generated module exports under a name. */
export const exportOf = (modules: Modules, path: string, name: string): unknown => {
  const text = (modules.get(path) ?? "").replaceAll(/^export const /gm, "const ")
  // oxlint-disable-next-line no-implied-eval, no-new-func -- our own module, read as JavaScript reads it
  return new Function(`${text}; return typeof ${name} === "function" ? ${name}() : ${name}`)()
}

/** The parts of a package that `verify` holds together, read from its modules. */
export const partsOf = (log: PlacedLog): PackageParts => {
  const modules = modulesOf(log)
  const years = [...modules.keys()].filter((path) => /^events\/\d+\.js$/.test(path)).toSorted()
  const text = years.map((path) => String(exportOf(modules, path, "text"))).join("")
  const core = fromColumns(exportOf(modules, "core.js", "core") as Columns) as Core
  const parts: { readonly [part in keyof PackageParts]: unknown } = {
    meta: exportOf(modules, "meta.js", "meta"),
    platform: core.platform,
    core,
    texts: exportOf(modules, "texts.js", "texts"),
    sources: exportOf(modules, "sources.js", "sources"),
    digests: exportOf(modules, "digests.js", "digests"),
    lines: text.split("\n").slice(0, -1),
  }
  return parts as PackageParts
}
