import { describe, expect, it } from "vitest"
import { beginning, withdrawal } from "../../market.ts"
import { check, named } from "./checking.ts"

type Parts = { readonly [key: string]: string }

const base = (parts: Parts = {}) => named("a", beginning(parts))
const meanwhile = (parts: Parts = {}) =>
  named(
    "b",
    beginning({ from: '"2023-10-15"', until: '"2023-11-14"', supersedes: "{ announcement: a }", ...parts }),
    { published: '"2023-03-02"' },
  )
const told = (until: string, what: string) =>
  `events[0].until: found ${until}, after which nothing is in force: it takes the place of ${what}, expected a provision of its own that disapplies the other meanwhile (disapplies), or the rule as it was in a later announcement that supersedes this version [temporary-successor]`
const found = (...announcements: Parameters<typeof check>[0]) =>
  check(announcements)
    .filter((finding) => finding.includes("[temporary-successor]"))
    .map((finding) => finding.replace(/^.*?: /, ""))

const ENDLESS = "the version of a, which has no end"

describe("a version for a time in the place of one that would have held longer", () => {
  it("is found where the other has no end, whatever its own", () => {
    expect(found(base(), meanwhile())).toEqual([told("2023-11-14", ENDLESS)])
    expect(found(base(), meanwhile({ until: "XXXX-11-14" }))).toEqual([told("XXXX-11-14", ENDLESS)])
    expect(found(base(), meanwhile({ until: "unstated" }))).toEqual([told("unstated", ENDLESS)])
  })

  it("is found where the wording before is not held", () => {
    const alone = named("b", beginning({ until: '"2023-11-14"', previous: "unheld" }))
    expect(found(alone)).toEqual([told("2023-11-14", "an earlier wording, which has no end")])
  })

  it("is found where it names nothing: a later version ends an earlier one in any case", () => {
    const unnamed = named("b", beginning({ from: '"2023-10-15"', until: '"2023-11-14"' }), {
      published: '"2023-03-02"',
    })
    expect(found(base(), unnamed)).toEqual([told("2023-11-14", ENDLESS)])
  })

  it("is found where the other ends later, by its own end or by a withdrawal", () => {
    expect(found(base({ until: '"2023-12-31"' }), meanwhile())).toEqual([
      told("2023-11-14", "the version of a, which holds until 2023-12-31"),
    ])
    expect(found(base({ until: '"2023-11-14"' }), meanwhile({ untilTime: '"12:00:00"' }))).toEqual([
      told("2023-11-14", "the version of a, which holds until 2023-11-14"),
    ])
    expect(found(base(), meanwhile(), named("c", withdrawal({ from: '"2023-11-16"' })))).toEqual([
      told("2023-11-14", "the version of a, which holds until 2023-11-16"),
    ])
  })

  it("is none where the other ends no later, or nobody can tell", () => {
    expect(found(base({ until: '"2023-11-14"' }), meanwhile())).toEqual([])
    expect(found(base({ until: '"2023-11"' }), meanwhile())).toEqual([])
    expect(found(base({ until: "unstated" }), meanwhile())).toEqual([])
    expect(found(base(), meanwhile(), named("c", withdrawal({ from: '"2023-11-15"' })))).toEqual([])
  })

  it("is none where a later announcement goes on from it, or takes it back", () => {
    const after = (parts: Parts) =>
      named("c", beginning({ from: '"2023-11-15"', ...parts }), { published: '"2023-03-02"' })
    expect(found(base(), meanwhile(), after({ supersedes: "{ announcement: b }" }))).toEqual([])
    expect(found(base(), meanwhile(), after({ revokes: "{ announcement: b }" }))).toEqual([])
  })

  it("is none that stands by itself, or has no end", () => {
    expect(found(named("b", beginning({ until: '"2023-11-14"' })))).toEqual([])
    expect(found(base(), named("b", beginning({ supersedes: "{ announcement: a }" })))).toEqual([])
  })
})
