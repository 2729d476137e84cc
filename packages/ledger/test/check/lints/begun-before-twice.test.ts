import { describe, expect, it } from "vitest"
import { announcement, announcementYaml, beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const before = (id: string) => named(id, beginning({ from: "before", basis: "{ inferred: x }" }))

describe("a provision that nobody saw begin", () => {
  it("is found where it begins so twice", () => {
    expect(check([before("a"), before("b")])).toEqual([
      "b.yaml:10:11: events[0].from: found before, as in a, expected one beginning that nobody saw for a provision [begun-before-twice]",
    ])
  })

  it("may begin so once, and again in another reading: only the last counts", () => {
    const corrected = announcement(announcementYaml({ correction: "{ cause: mistake, why: x }" }), "a.2")
    expect(check([before("a")])).toEqual([])
    expect(check([before("a"), corrected, before("b")])).toEqual([])
  })
})
