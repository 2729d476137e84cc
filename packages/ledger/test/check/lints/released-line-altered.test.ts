import { describe, expect, it } from "vitest"
import { EVERYTHING, check, logOf, named } from "./checking.ts"

const a = named("a")
const log = logOf([a, EVERYTHING])

describe("a released line", () => {
  it("stands in every later log", () => {
    expect(check([a], { log, released: log.lines })).toEqual([])
    expect(check([a], { log, released: log.lines.slice(0, 2) })).toEqual([])
  })

  it("is found altered", () => {
    expect(check([a], { log, released: [...log.lines.slice(0, 2), "{}"] })).toEqual([
      "harbour.ndjson:3:1: found another line than was released, expected the released line, byte for byte [released-line-altered]",
    ])
  })

  it("is found taken away", () => {
    expect(check([a], { log, released: [...log.lines, "{}"] })).toEqual([
      `harbour.ndjson:${log.lines.length + 1}:1: found no line, expected the released line, byte for byte [released-line-altered]`,
    ])
  })
})
