import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import * as Codec from "../../data-package/build/answer-codecs.ts"
import { entriesOf, readSource } from "../../data-package/build/index.ts"
import { dataModules, metaOf } from "../../data-package/build/modules.ts"
import { packageJson } from "../../data-package/build/package-json.ts"
import { checkReleases, openWorkshop } from "../../data-package/release/index.ts"
import { packCore, Published, textsOf, withTexts } from "../../data-package/src/index.ts"
import { Receipt } from "../../ledger/src/schema/receipt.ts"
import { makeReceipt } from "../../receipt/src/index.ts"
import { instrumentOf } from "../../rulebook/src/index.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const readLines = (file: string): readonly string[] =>
  readFileSync(`${root}${file}`, "utf8").trimEnd().split("\n")

const source = readSource(root, "1688")
const { platform, ids, log } = source
const book = log.replay(platform)
const core = JSON.stringify(packCore(platform, ids, log))
const published = new Published(() => JSON.parse(core))

/** The first and the middle of every year that the ledger covers. */
const DATES = [2021, 2022, 2023, 2024, 2025].flatMap((year) =>
  ["01", "07"].map((month) => `${year}-${month}-01`),
)
const orders = readLines("docs/examples/orders.ndjson").map((line): unknown => JSON.parse(line))

describe("the data package of 1688", () => {
  it("answers twice a year as the Rulebook over the whole log, with hindsight and without", () => {
    for (const on of DATES) {
      expect(published.inForce({ on })).toEqual(book.inForce({ on }))
      expect(published.inForce({ on, announcedBy: on })).toEqual(book.inForce({ on, announcedBy: on }))
      expect(published.upcoming({ on })).toEqual(book.upcoming({ on }))
    }
  }, 30_000)

  it("audits every example order as the Rulebook does, reasons included", () => {
    expect(orders.length).toBeGreaterThanOrEqual(25)
    for (const order of orders) {
      const question = { explain: true, lang: "zh" } as const
      expect(published.audit(order, question)).toEqual(book.audit(order, question))
    }
  })

  it("tells every instrument's history and every half-year's difference as the Rulebook does", () => {
    for (const instrument of new Set(book.provisions.map(instrumentOf)))
      expect(published.history(instrument)).toEqual(book.history(instrument))
    for (const [i, to] of DATES.slice(1).entries()) {
      const question = { from: DATES[i] ?? to, to }
      expect(published.diff(question)).toEqual(book.diff(question))
    }
  })

  it("holds all announcements and every provision of them", () => {
    expect(published.announcements().announcements.map((a) => a.id)).toEqual(
      book.announcements().announcements.map((a) => a.id),
    )
    for (const provision of book.provisions) expect(published.provision(provision).kind).toBe("provision")
  })

  it("says how far it was read, and of a day beyond that it is beyond", () => {
    expect(metaOf(source, { package: "p", version: "v" }).coverage.statement.en).toMatch(
      /not found may still exist/,
    )
    expect(published.inForce({ on: "2026-01-01" }).coverage.date).toBe("after")
    expect(published.provision("shipping-conduct/claims-cap")).toMatchObject({ kind: "unknown-id" })
  })

  it("answers as its schemas say, to the last key", () => {
    const holds = (codec: Schema.Codec<unknown>, answer: unknown) =>
      Schema.decodeUnknownSync(codec)(JSON.parse(JSON.stringify(answer)), { onExcessProperty: "error" })
    const texts = textsOf(log.state)
    holds(Codec.AnnouncementsAnswer, published.announcements())
    for (const { id } of published.announcements().announcements) {
      const brief = published.announcement(id)
      const own = texts[id]
      holds(Codec.OneAnnouncementAnswer, brief)
      if (brief.kind === "announcement" && own !== undefined)
        holds(Codec.OneAnnouncementAnswer, withTexts(brief, own))
    }
    for (const provision of book.provisions) holds(Codec.ProvisionAnswer, published.provision(provision))
    holds(Codec.ProvisionAnswer, published.provision("nobody/nothing"))
    holds(Codec.OneAnnouncementAnswer, published.announcement("nobody"))
    const ledgers = [{ origin: log.origin, lines: log.lines, size: log.lines.length }]
    const madeBy = { package: "p", version: "v" }
    for (const order of orders)
      for (const isPrivate of [true, false])
        holds(
          Receipt,
          makeReceipt({
            platform,
            case: order,
            private: isPrivate,
            answer: book.audit(order),
            ledgers,
            madeBy,
          }),
        )
  }, 30_000)

  it("ships the log's own bytes, year by year", () => {
    const modules = dataModules(source, { package: "p", version: "v" })
    const years = [...modules.keys()].filter((path) => path.startsWith("events/"))
    expect(years.length).toBeGreaterThan(0)
    const events = readLines("seeds/1688.ndjson")
    expect(log.lines).toEqual(events)
  })

  it("has the package.json that its generator writes", () => {
    const written = JSON.parse(readFileSync(`${root}packages/rules-1688/package.json`, "utf8"))
    const workspace = JSON.parse(readFileSync(`${root}package.json`, "utf8"))
    expect(written).toEqual(packageJson(platform, written.version, workspace, entriesOf(root, platform.id)))
    expect(written).not.toHaveProperty("dependencies")
    // The one that refuses to pack what was not built; no tarball has any (.ci/packages.ts).
    expect(written.scripts).toEqual({ prepack: "node ../../.ci/packable.ts" })
  })

  it("keeps what every release answered", () => {
    const workshop = openWorkshop(root, "1688")
    expect(checkReleases(workshop).releases).toBe(workshop.released.length)
  })
})
