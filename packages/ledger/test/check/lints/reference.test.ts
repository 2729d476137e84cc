import { describe, expect, it } from "vitest"
import { announcement, announcementYaml, beginning, withdrawal } from "../../market.ts"
import { check, checkOnly, EVERYTHING, logOf, named } from "./checking.ts"

const a = named("a")
const log = logOf([a, EVERYTHING])

/** Recording would refuse them, too: they stand beside the log. */
const unrecorded = (finding: string) => !finding.includes("[not-recorded]")

describe("a reference to what is not there", () => {
  it("is found: another announcement, or an event of one that is", () => {
    const b = named(
      "b",
      beginning({ revokes: "{ announcement: zz }" }) +
        withdrawal({ postpones: "{ announcement: a }", keeps: "{ before: order.paidAt }" }),
    )
    expect(check([a, b], { log }).filter(unrecorded)).toEqual([
      "b.yaml:14:30: events[0].revokes.announcement: found zz, expected an announcement that the ledger holds or that is recorded with this one [reference]",
      "b.yaml:19:16: events[1].postpones: found no Withdrawn of crane/lift in a, expected one of its events: there is none [reference]",
    ])
  })

  it("is a reading without the one before it", () => {
    const third = announcement(announcementYaml({ correction: "{ cause: mistake, why: x }" }), "a.3")
    expect(check([a, third], { log }).filter(unrecorded)).toEqual([
      "a.3.yaml:1:1: found reading 3 of a, expected reading 2 in the ledger first [reference]",
    ])
  })

  it("is the withdrawal of what never began", () => {
    expect(check([named("b", withdrawal())])).toEqual([
      "b.yaml:9:16: events[0].withdrawn: found crane/lift, which never began, expected an effective with from: before, implied by the withdrawal [reference]",
    ])
  })

  it("is none to what another file of the ledger says", () => {
    expect(
      checkOnly([
        named("everything", beginning({ effective: "storm-relief/claims" })),
        a,
        named("b", beginning({ supersedes: "{ announcement: a }" })),
        named("c", withdrawal({ revokes: "{ announcement: b }" })),
      ]).filter((finding) => !finding.includes("[unused]")),
    ).toEqual([])
  })
})
