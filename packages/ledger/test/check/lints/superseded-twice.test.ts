import { describe, expect, it } from "vitest"
import { beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const next = (id: string, more: { readonly [key: string]: string } = {}) =>
  named(id, beginning({ supersedes: "{ announcement: a }", ...more }))

describe("a version that two supersede", () => {
  it("is found", () => {
    expect(check([named("a"), next("b"), next("c")])).toEqual([
      "c.yaml:14:17: events[0].supersedes: found a version that b supersedes, expected the version that holds until this one, or postpones/revokes beside it [superseded-twice]",
    ])
  })

  it("is none where the second takes the place of the first", () => {
    expect(check([named("a"), next("b"), next("c", { postpones: "{ announcement: b }" })])).toEqual([])
    expect(check([named("a"), next("b"), next("c", { revokes: "{ announcement: b }" })])).toEqual([])
  })
})
