import { describe, expect, it } from "vitest"
import { announce, effective, rule, superseded } from "../../rulebook/test/bazaar/announce.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { manifestYears } from "../build/documents.ts"
import { metaOf } from "../build/modules.ts"
import { bumpOf, type Findings } from "../release/bump.ts"
import { changesOf, releaseSummary } from "../release/changes.ts"
import { checkLogExtends } from "../release/extends.ts"
import { goldenDifferences, goldenOf, goldenQuestions } from "../release/golden.ts"
import { ReleaseRefused } from "../release/refusal.ts"
import { compareVersions, type Released } from "../release/released.ts"
import type { PlacedLog } from "../src/index.ts"
import { bookOf, logOf, readings, type Readings } from "./shop.ts"

const order = { order: { id: "1", paidAt: "2023-02-03T10:00:00+05:30" } }
const QUESTIONS = goldenQuestions(bazaar, ["dispatch", "returns"], [order])

const released = (log: PlacedLog, version = "1.0.0"): Released => {
  const { dataVersion, events, root, recordedThrough } = metaOf(
    { platform: bazaar, log },
    { package: "p", version },
  )
  return {
    v: 1,
    version,
    dataVersion,
    events,
    root,
    recordedThrough,
    years: manifestYears({ log }),
    surface: { engine: "1", "index.d.ts": "sha256:aa" },
    breaks: [],
    golden: goldenOf(bookOf(log), QUESTIONS, recordedThrough),
  }
}

const firstTwo = readings.slice(0, 2)
const past = released(logOf(firstTwo))

const reasonOf = (run: () => unknown): string => {
  try {
    run()
    return "nothing refused"
  } catch (error) {
    if (error instanceof ReleaseRefused) return error.reason
    throw error
  }
}

describe("a release", () => {
  const refused = (all: Readings) => reasonOf(() => checkLogExtends(logOf(all), past))

  it("is extended by what is recorded after it", () => {
    expect(refused(readings)).toBe("nothing refused")
    expect(refused(firstTwo)).toBe("nothing refused")
  })

  it("is not extended by a log that drops, reorders, changes or inserts an event", () => {
    const [a = [], b = [], ...rest] = readings
    expect(refused([a])).toBe("log-rewritten")
    expect(refused([b, a, ...rest])).toBe("log-rewritten")
    expect(refused([a, b.slice(1), ...rest])).toBe("log-rewritten")
    expect(refused([a, rest[0] ?? [], b])).toBe("log-rewritten")
    expect(refused([a.map((e) => ({ ...e, recordedBy: "another" })), b, ...rest])).toBe("log-rewritten")
  })

  it("keeps its closed years, though a forger mends the root", () => {
    const two = released(logOf(readings.slice(0, 3)))
    const forged = {
      ...two,
      years: two.years.map((y) => (y.year === 2022 ? { ...y, digest: "sha256:00" } : y)),
    }
    expect(reasonOf(() => checkLogExtends(logOf(), forged))).toBe("log-rewritten")
  })

  it("is answered today, as recorded then, as it answered", () => {
    expect(goldenDifferences(bookOf(logOf()), past.golden, past.recordedThrough)).toEqual([])
    expect(past.golden.length).toBeGreaterThan(15)
  })

  it("shows which of its answers have another meaning", () => {
    const misread = past.golden.map((one) =>
      "history" in one.ask && one.ask.history === "dispatch" ? { ...one, answer: [] } : one,
    )
    expect(goldenDifferences(bookOf(logOf()), misread, past.recordedThrough)).toEqual([
      '{"history":"dispatch"}',
    ])
    const gone = [{ ask: { history: "nobody" }, answer: [] }]
    expect(goldenDifferences(bookOf(logOf()), gone, past.recordedThrough)).toEqual(['{"history":"nobody"}'])
  })
})

describe("the next version", () => {
  const findings: Findings = {
    last: past,
    newEvents: 0,
    surface: past.surface,
    idsGone: [],
    meaning: [],
    said: undefined,
  }
  const breaking = { kind: "breaking", why: "answers say more" } as const
  const additive = { kind: "additive", why: "a new entry" } as const

  it("is a patch where the log is the same, a minor where anything is new", () => {
    expect(bumpOf(findings)).toBe("patch")
    expect(bumpOf({ ...findings, newEvents: 1 })).toBe("minor")
    expect(bumpOf({ ...findings, said: additive })).toBe("minor")
    expect(bumpOf({ ...findings, newEvents: 1, said: breaking })).toBe("major")
    expect(bumpOf({ ...findings, last: undefined })).toBe("major")
  })

  it("is asked of a person where declarations, schemas or the engine changed", () => {
    const surface = { engine: "2", "index.d.ts": "sha256:bb", "texts.d.ts": "sha256:cc" }
    expect(() => bumpOf({ ...findings, surface })).toThrow("changes in engine, index.d.ts, texts.d.ts")
    expect(bumpOf({ ...findings, surface, said: additive })).toBe("minor")
    expect(bumpOf({ ...findings, surface, said: breaking })).toBe("major")
  })

  it("is refused where a past release would be answered otherwise, unless it is said to break", () => {
    const meaning = [{ release: "1.0.0", questions: ['{"history":"dispatch"}'] }]
    expect(reasonOf(() => bumpOf({ ...findings, meaning }))).toBe("meaning-changed")
    expect(reasonOf(() => bumpOf({ ...findings, meaning, said: additive }))).toBe("meaning-changed")
    expect(bumpOf({ ...findings, meaning, said: breaking })).toBe("major")
  })

  it("is refused whatever is said where an id is gone and nothing redirects it", () => {
    expect(reasonOf(() => bumpOf({ ...findings, idsGone: ["dispatch/fee"], said: breaking }))).toBe("id-gone")
  })

  it("follows the numbers, not the letters", () => {
    expect(["1.10.0", "1.9.3", "2.0.0", "1.9.12"].toSorted(compareVersions)).toEqual([
      "1.9.3",
      "1.9.12",
      "1.10.0",
      "2.0.0",
    ])
  })
})

describe("the notes of a release", () => {
  const shorter = announce(
    { id: "2024-04-01-fee", published: "2024-04-01", recordedAt: "2024-05-01T00:00:00+05:30" },
    effective("dispatch/fee", "2024-06-01", {
      rule: rule("four rupees"),
      supersedes: { announcement: "2023-01-01-fee" },
    }),
    superseded("dispatch/fee", "2024-06-01", { announcement: "2023-01-01-fee" }, "dispatch/fee"),
    effective("returns/insured", "2024-06-01", { rule: rule("insured returns") }),
  )
  const { events, origin } = logOf([...readings, shorter])

  it("list what came, changed and ended, in both languages, with range and root", () => {
    const summary = releaseSummary({
      origin,
      dataVersion: "2024-05-01.16",
      root: "sha256:abc",
      range: [8, 15],
      changes: changesOf(events, 8),
      remark: undefined,
    })
    expect(summary).toContain("- `2024-04-01-fee`: 〔2024-04-01-fee〕 / 2024-04-01-fee")
    expect(summary).toMatch(/更正的公告 \/ Announcements read anew\*\*\n\n- `2022-01-10-fee`/)
    expect(summary).toMatch(
      /新增 \/ New\*\*\n\n- `dispatch\/fee` \(2022-03-01\).*\n- `returns\/insured` \(2024-06-01\): 〔insured returns〕/,
    )
    expect(summary).toMatch(
      /变更 \/ Changed\*\*\n\n- `dispatch\/fee` \(2024-06-01\): 〔four rupees〕 \/ four rupees/,
    )
    expect(summary).toMatch(/终止 \/ Ended\*\*\n\n- `returns\/window` \(2024-02-01\)/)
    expect(summary).toContain(`<!-- ledger: ${origin} events 8..15 root sha256:abc -->`)
  })

  it("name every version by its own title, not by the last one", () => {
    const { came, changed } = changesOf(events, 0)
    const fees = [...came, ...changed].filter(({ id }) => id === "dispatch/fee")
    expect(fees.map(({ from, title }) => [from, title.en])).toEqual([
      ["2022-03-01", "two rupees"],
      ["2022-03-01", "two and a half rupees"],
      ["2023-02-01", "three rupees"],
      ["2024-06-01", "four rupees"],
    ])
  })

  it("say that the data are unchanged where they are, and why there is a release", () => {
    const summary = releaseSummary({
      origin,
      dataVersion: "2024-05-01.16",
      root: "sha256:abc",
      range: undefined,
      changes: changesOf(events, events.length),
      remark: "Answers name the ledger.",
    })
    expect(summary).toContain("数据不变 / Data unchanged: 2024-05-01.16")
    expect(summary).toContain("Answers name the ledger.")
    expect(summary).not.toContain("**")
  })
})
