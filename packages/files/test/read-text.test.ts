import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Result } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { readText } from "../src/index.ts"

const folder = mkdtempSync(join(tmpdir(), "policy-ledger-files-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const told = (file: string, most?: number): string => {
  const read = Effect.runSync(Effect.result(readText(file, most)))
  return Result.isSuccess(read) ? read.success : read.failure.message
}

describe("a text file is read up to a bound", () => {
  const file = join(folder, "字.txt")
  writeFileSync(file, "字字")

  it("whole, where it is no larger, counted in bytes", () => {
    expect([told(file), told(file, 6), told(file, 5)]).toEqual([
      "字字",
      "字字",
      `${file}: found 6 bytes, expected at most 5 bytes`,
    ])
  })

  it("and not at all where it is larger, whatever it says of its size", () => {
    const sparse = join(folder, "sparse")
    writeFileSync(sparse, "")
    truncateSync(sparse, 2 ** 40)
    expect(told(sparse, 65_536)).toBe(`${sparse}: found ${2 ** 40} bytes, expected at most 65536 bytes`)
    expect(told("/dev/zero", 65_536)).toBe(
      "/dev/zero: found more than 65536 bytes, expected at most 65536 bytes",
    )
  })

  it("of several pieces", () => {
    const long = "字".repeat(100_000)
    writeFileSync(file, long)
    expect(told(file, 300_000)).toBe(long)
  })

  it("as before where it is not there, a folder, or no UTF-8", () => {
    expect(told(join(folder, "none"), 9)).toContain("found no such file, expected a file that is there")
    expect(told(folder, 9999)).toContain("expected a file that can be read")
    writeFileSync(file, new Uint8Array([0xff]))
    expect(told(file, 9)).toContain("expected a file that can be read")
  })
})
