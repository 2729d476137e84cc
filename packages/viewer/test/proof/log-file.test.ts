import { describe, expect, it } from "vitest"
import { Log, readLines } from "../../../log/src/index.ts"
import { logOf, readings } from "../../../data-package/test/shop.ts"
import { compareLog, type LogTools } from "../../src/proof/log-file.ts"

const { lines, origin } = logOf()
const toolsOver = (own: readonly string[]): LogTools => ({
  origin,
  lines: own,
  ledgerOf: (of, ndjson) => new Log(of, readLines(of, ndjson)).slice(),
  rootAt: (size) => new Log(origin, own).rootAt(size),
})
const tools = toolsOver(lines)
const textOf = (of: readonly string[]): string => of.map((line) => `${line}\n`).join("")
const changed = (line: string): string => line.replace(/"reading":1/, '"reading":7')

describe("the file of a log", () => {
  it("is the same to the last byte, with or without its last newline", () => {
    const expected = {
      is: "same",
      size: lines.length,
      bad: [],
      differs: null,
      root: tools.rootAt(lines.length),
    }
    expect(compareLog(textOf(lines), tools)).toMatchObject(expected)
    expect(compareLog(textOf(lines).slice(0, -1), tools)).toMatchObject(expected)
  })

  it("is an earlier state of ours, the empty one too", () => {
    for (const size of [0, 1, lines.length - 1])
      expect(compareLog(textOf(lines.slice(0, size)), tools)).toMatchObject({
        is: "earlier",
        size,
        differs: null,
        root: tools.rootAt(size),
      })
  })

  it("is a later one that begins with ours", () => {
    const older = toolsOver(lines.slice(0, -2))
    expect(compareLog(textOf(lines), older)).toMatchObject({ is: "later", size: lines.length, differs: null })
  })

  it("is another one, and the first line that differs is named as editors count", () => {
    const forked = lines.map((line, i) => (i >= 3 ? changed(line) : line))
    expect(compareLog(textOf(forked), tools)).toMatchObject({ is: "another", bad: [], differs: 4 })
    expect(compareLog(textOf(forked.slice(0, 4)), tools)).toMatchObject({ is: "another", differs: 4 })
    expect(compareLog(textOf([...forked, ...lines.slice(-1)]), tools)).toMatchObject({ differs: 4 })
    const left = logOf(readings.slice(1)).lines
    expect(compareLog(textOf(left), tools)).toMatchObject({ is: "another", differs: 1 })
  })

  it("names every line that is no event, and still the first that differs", () => {
    const broken = lines.map((line, i) => (i === 2 ? "{" : i === 5 ? '{"id":1}' : line))
    const found = compareLog(textOf(broken), tools)
    expect(found).toMatchObject({ is: "another", differs: 3, root: null })
    expect(found.bad.map(({ line }) => line)).toEqual([3, 6])
    expect(found.bad[0]?.expected).not.toBe("")
  })

  it("names the line that was recorded before the one above it", () => {
    const [first = "", ...rest] = lines
    const { bad } = compareLog(textOf([...rest, first]), tools)
    expect(bad.map(({ line }) => line)).toEqual([lines.length])
  })

  it("says that an editor ended its lines in another way", () => {
    const found = compareLog(lines.map((line) => `${line}\r\n`).join(""), tools)
    expect(found).toMatchObject({ is: "another", differs: 1, hasCarriageReturns: true })
  })
})
