import { describe, expect, it } from "vitest"
import { beginning, RULE } from "../../market.ts"
import { check, EVERYTHING, logOf, named } from "./checking.ts"

const disapplying = (id: string, provision: string, ...others: readonly string[]) =>
  named(
    id,
    beginning({
      effective: provision,
      rule: RULE.replace("decidedBy", `disapplies: [${others.join(", ")}], decidedBy`),
    }),
  )
const found = (...announcements: Parameters<typeof check>[0]) =>
  check(announcements).filter((finding) => !finding.includes("[not-recorded]"))

const lift = named("a", beginning({ effective: "crane/lift" }))

describe("provisions that disapply each other", () => {
  it("are found where the circle closes, with the way around", () => {
    expect(
      found(
        disapplying("a", "crane/lift", "harbour-rules/text"),
        disapplying("b", "harbour-rules/text", "storm-relief/claims"),
        disapplying("c", "storm-relief/claims", "harbour-rules/text", "crane/lift"),
      ).filter((finding) => finding.includes("[disapplies-circle]")),
    ).toEqual([
      "c.yaml:13:55: events[0].rule.disapplies[0]: found harbour-rules/text, in a circle: storm-relief/claims → harbour-rules/text → storm-relief/claims, expected provisions that do not disapply this one, be it by way of others [disapplies-circle]",
      "c.yaml:13:75: events[0].rule.disapplies[1]: found crane/lift, in a circle: storm-relief/claims → crane/lift → harbour-rules/text → storm-relief/claims, expected provisions that do not disapply this one, be it by way of others [disapplies-circle]",
    ])
  })

  it("are none where the way ends, and none where two displace the same", () => {
    expect(
      found(
        lift,
        disapplying("b", "harbour-rules/text", "crane/lift"),
        disapplying("c", "storm-relief/claims", "harbour-rules/text", "crane/lift"),
      ),
    ).toEqual([])
  })
})

describe("a provision that the ledger does not hold", () => {
  it("is found where it is disapplied, with the one that was meant", () => {
    expect(
      check([lift, disapplying("b", "storm-relief/claims", "crane/lft")], {
        log: logOf([lift, EVERYTHING]),
      }).filter((finding) => finding.includes("[reference]")),
    ).toEqual([
      "b.yaml:13:55: events[0].rule.disapplies[0]: found crane/lft, expected a provision that some announcement makes effective (did you mean crane/lift?) [reference]",
    ])
  })
})
