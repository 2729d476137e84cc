import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

/** The example of a package's README, and what its comments say that it prints. */
const exampleOf = (name: string) => {
  const folder = fileURLToPath(new URL(`../../${name}/`, import.meta.url))
  const [, code = ""] = /^```ts\n(.*?)^```/ms.exec(readFileSync(`${folder}README.md`, "utf8")) ?? []
  const prints = [...code.matchAll(/(?:console\.log\(.*\) |^)\/\/ (.*)$/gm)].map(([, line]) => line)
  return { folder, code, prints }
}

describe("the example in the README", () => {
  it.each(["log", "files", "event-store", "faults", "ledger"])("of %s prints what it says", (name) => {
    const { folder, code, prints } = exampleOf(name)
    const flags = ["--conditions=@policy-ledger/source", "--input-type=module-typescript", "--eval", code]
    const printed = execFileSync(process.execPath, flags, { cwd: folder, encoding: "utf8" })
    expect(prints).not.toEqual([])
    expect(
      printed
        .trimEnd()
        .split("\n")
        .map((line) => line.trimEnd()),
    ).toEqual(prints)
  })
})
