import { describe, expect, it } from "vitest"
import { EVERYTHING, check, logOf, named } from "./checking.ts"

describe("events without the file that they were recorded from", () => {
  const a = named("a")

  it("are found where they begin", () => {
    expect(check([a], { log: logOf([EVERYTHING, a, named("z")]) })).toEqual([
      "harbour.ndjson:6:1: found reading 1 of z without its file, expected the file it was recorded from [file-missing]",
    ])
  })

  it("are none where each has its file", () => {
    expect(check([a, named("z")], { log: logOf([EVERYTHING, a, named("z")]) })).toEqual([])
  })
})
