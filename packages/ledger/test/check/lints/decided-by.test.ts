import { describe, expect, it } from "vitest"
import { announcement, announcementYaml, beginning, RULE } from "../../market.ts"
import { EVERYTHING, check, logOf, named } from "./checking.ts"

const a = named("a")
const shipped = beginning({ rule: RULE.replace("order.paidAt", "order.shippedAt") })

describe("deciding instants that are not those of the provision's other versions", () => {
  it("are found in each of the files", () => {
    const findings = check([a, named("b", shipped)], { log: logOf([a, EVERYTHING]) })
    expect(findings.filter((one) => !one.includes("not-recorded"))).toEqual([
      "a.yaml:13:53: events[0].rule.decidedBy: found [order.paidAt], expected [order.shippedAt], as in b: fixed for a provision [decided-by]",
      "b.yaml:13:53: events[0].rule.decidedBy: found [order.shippedAt], expected [order.paidAt], as in a: fixed for a provision [decided-by]",
    ])
  })

  it("are none where the last readings agree", () => {
    const corrected = announcement(
      announcementYaml({ correction: "{ cause: mistake, why: x }", events: `\n${shipped}` }),
      "a.2",
    )
    expect(check([a, corrected])).toEqual([])
    expect(check([a, named("b")])).toEqual([])
  })
})
