import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { inProcess } from "../measure/process.ts"
import { bytes, type Cell, count, ms, ns, type Table } from "../report/table.ts"
import { gzipped } from "./measure.ts"
import type { Measured } from "./peers.ts"
import type { Answers } from "./questions-child.ts"

/** A data package of ours with all that is measured of it. */
export interface Own {
  readonly measured: Measured
  readonly answers: Answers
  readonly log: Log
}

/** Gzipped bytes of the log: whole, without the digests of sources, and also without event ids. */
interface Log {
  readonly events: number
  readonly provisions: number
  readonly gz: number
  readonly withoutDigests: number
  readonly withoutIds: number
}

const readLog = (folder: string): Log => {
  const years = join(folder, "dist/events")
  const text = readdirSync(years)
    .filter((name) => name.endsWith(".ndjson"))
    .map((name) => readFileSync(join(years, name), "utf8"))
    .join("")
  const withoutDigests = text.replaceAll(/sha256:[0-9a-f]{64}/g, "")
  return {
    events: text.split("\n").length - 1,
    provisions: new Set(text.match(/"provision":"[^"]+"/g)).size,
    gz: gzipped(text),
    withoutDigests: gzipped(withoutDigests),
    withoutIds: gzipped(withoutDigests.replaceAll(/"id":"[0-9a-f-]{36}"/g, "")),
  }
}

export const measureOwn = (measured: Measured, folder: string, provision: string): Own => ({
  measured,
  answers: inProcess<Answers>(new URL("questions-child.ts", import.meta.url), [folder, provision]),
  log: readLog(folder),
})

type Line = readonly [what: string, target: string | null, of: (own: Own) => Cell]

const LINES: readonly Line[] = [
  ["events", null, ({ log }) => count(log.events)],
  ["provisions", null, ({ log }) => count(log.provisions)],
  ["`.` loaded, gzip", "≤ 30 KiB", ({ measured }) => bytes(measured.loaded.gz)],
  ["… a provision", "≤ 130 B", ({ measured, log }) => bytes(measured.loaded.gz / log.provisions)],
  ["import", "≤ 5 ms", ({ measured }) => ms(measured.start.cold.median)],
  ["import and first answer", "≤ 8 ms", ({ measured }) => ms(measured.start.first.median)],
  ["heap after the import", "≤ 600 KiB", ({ measured }) => bytes(measured.heap.imported)],
  ["heap after the first answer", "≤ 600 KiB", ({ measured }) => bytes(measured.heap.answered)],
  ["inForce of one provision", "≤ 200 ns", ({ answers }) => ns(answers.oneNs)],
  ["… by ruleAt", "≤ 200 ns", ({ answers }) => ns(answers.ruleAtNs)],
  ["inForce of all", "≤ 10 µs", ({ answers }) => ns(answers.allNs)],
  ["… with a recorded time", "≤ 20 µs", ({ answers }) => ns(answers.recordedNs)],
  ["audit, outcome alone (brief)", "≤ 20 µs", ({ answers }) => ns(answers.briefNs)],
  ["audit with reasons", null, ({ answers }) => ns(answers.auditNs)],
  [
    "bundle of `meta` alone",
    "≤ 0.5 KiB",
    ({ measured: { one } }) => (one === undefined ? "fails" : bytes(one)),
  ],
  ["added types", "≤ 100", ({ measured: { types } }) => (types === undefined ? "has none" : count(types))],
  ["verify, the first in a process", "≤ 10 ms; ≤ 80 ms", ({ answers }) => ms(answers.verifyMs)],
  ["verify, again", "≤ 10 ms; ≤ 80 ms", ({ answers }) => ms(answers.verifyAgainMs)],
  ["log, gzip, an event", null, ({ log }) => bytes(log.gz / log.events)],
  ["… without digests of sources", "; ≤ 30 B", ({ log }) => bytes(log.withoutDigests / log.events)],
  ["… and without event ids", "; ≤ 30 B", ({ log }) => bytes(log.withoutIds / log.events)],
]

export const ownTable = (all: readonly Own[]): Table => ({
  title: "Ours, as published and at scale",
  notes: [
    "At scale: a generated ledger, made into a package by the same command; its sizes are a guide. A target after a semicolon is for that one. Questions are warm, over 64 drawn days or all cases in turn. No peer has a log, a digest or a recorded time to ask for.",
  ],
  columns: ["what", "target", ...all.map(({ measured }) => measured.subject.name)],
  rows: LINES.map(([what, target, of]) => [what, target, ...all.map(of)]),
})
