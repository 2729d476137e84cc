import { describe, expect, it } from "vitest"
import { askedId } from "../../src/proof/asked-id.ts"

const UUID = "c4bd61a4-94c3-522b-b24c-7678b03a0956"

describe("what an id in the address means", () => {
  it.each([
    ["0", { is: "revision", revision: 0 }],
    ["252", { is: "revision", revision: 252 }],
    [UUID, { is: "event", id: UUID }],
    [UUID.toUpperCase(), { is: "event", id: UUID }],
    ["2022-04-22-chengxintong-activation", { is: "announcement", id: "2022-04-22-chengxintong-activation" }],
    ["007", { is: "announcement", id: "007" }],
    ["-1", { is: "announcement", id: "-1" }],
    ["", { is: "announcement", id: "" }],
  ])("%s", (id, expected) => {
    expect(askedId(id)).toEqual(expected)
  })
})
