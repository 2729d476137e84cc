import { QuestionError, Rulebook } from "@policy-ledger/rulebook"
import { runs, type RunsAnswer } from "@policy-ledger/rulebook/runs"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, ledger, withdrawn } from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"
import { fee } from "../bazaar/fee.ts"

const midnight = (day: string): string => `${day}T00:00:00+05:30`

const book = bookOf(
  announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01")),
  announce({ id: "b", published: "2022-03-10", standing: "consultation" }, fee("2022-04-01")),
  announce(
    { id: "c", published: "2022-05-10" },
    withdrawn("dispatch/fee", "2022-06", { keeps: { before: "order.paidAt" } }),
  ),
)

const told = ({ provisions }: RunsAnswer): readonly unknown[] =>
  provisions.flatMap((one) =>
    one.runs.map(({ version, from, until, state }) => [version, from, until, state]),
  )

describe("the runs of a provision", () => {
  it("say from when until when each version holds, may hold, or is kept", () => {
    const [a, start] = ["dispatch/fee@a", midnight("2022-02-01")]
    const [june, july] = [midnight("2022-06-01"), midnight("2022-06-30")]
    expect(told(runs(book))).toEqual([
      [null, null, start, "none"],
      [a, start, june, "in-force"],
      [a, june, july, "unknown"],
      [a, july, null, "kept"],
    ])
    expect(runs(book).changes).toEqual([start, june, july])
  })

  it("say why it is unknown, and list the draft that never holds", () => {
    const [provision] = runs(book).provisions
    expect(provision?.runs.find(({ state }) => state === "unknown")?.why?.[0]?.en).toContain(
      "may have ended by c",
    )
    expect(provision?.versions.map(({ key, standing }) => [key, standing])).toEqual([
      ["dispatch/fee@a", "announced"],
      ["dispatch/fee@b", "consultation"],
    ])
  })

  it("are asked of one instrument like of all", () => {
    const all = runs(book)
    expect(runs(book, { instrument: "dispatch" })).toEqual(all)
    expect(() => runs(book, { instrument: "dispach" })).toThrow(/instrument: found dispach.*dispatch/)
  })

  it("are those of what had been announced and recorded, under what is presumed", () => {
    expect(told(runs(book, { announcedBy: "2022-05-01" })).at(-1)).toEqual([
      "dispatch/fee@a",
      midnight("2022-02-01"),
      null,
      "in-force",
    ])
    expect(runs(book, { recordedBy: "2020-01-01" }).provisions).toEqual([])
    const open = bookOf(announce({ id: "a", published: "2022-01-10" }, fee("unstated")))
    const presuming = runs(open, { presume: ["commencement"] })
    expect(presuming).toMatchObject({
      presume: ["commencement"],
      provisions: [{ runs: [{ state: "none" }, { state: "in-force", presumed: ["commencement"] }] }],
    })
  })

  it("tell apart the wording before the first, and what two ledgers call alike", () => {
    const events = announce(
      { id: "a", published: "2022-01-10" },
      effective("dispatch/fee", "2022-02-01", { previous: "unheld" }),
    )
    const twice = Rulebook.of(bazaar, [ledger("one", events), ledger("two", events)])
    const keys = runs(twice).provisions.flatMap(({ versions }) => versions.map(({ key }) => key))
    expect(keys).toContain("dispatch/fee@before a")
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.some((key) => key.endsWith(" of two"))).toBe(true)
  })

  it("are refused as every question is", () => {
    expect(() => runs(book, { announcedBy: "soon" })).toThrow(QuestionError)
    expect(() => runs(book, { on: "2022-01-01" } as never)).toThrow(QuestionError)
  })
})
