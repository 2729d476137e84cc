import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { packageIn, PageRefused, refuseOthers } from "../../build/page.ts"

const root = mkdtempSync(join(tmpdir(), "policy-ledger-page-test-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const folder = (name: string, files: { readonly [file: string]: string }): string => {
  const at = join(root, name)
  mkdirSync(at)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text)
  return at
}

const page = '<div id="app" data-lang="zh"></div>'

describe("the folder of a page", () => {
  it("may be new, empty, or an older page", () => {
    for (const at of [
      join(root, "new"),
      folder("empty", {}),
      folder("older", { "index.html": page, assets: "" }),
    ])
      expect(() => refuseOthers(at)).not.toThrow()
  })

  it("may hold nothing of anybody else, be it beside an older page", () => {
    for (const at of [
      folder("others", { "mine.txt": "" }),
      folder("beside", { "index.html": page, "mine.txt": "" }),
      folder("site", { "index.html": "<p>mine" }),
      join(root, "others/mine.txt"),
    ])
      expect(() => refuseOthers(at)).toThrow(PageRefused)
  })
})

describe("a folder that holds no data package", () => {
  it.each([
    ["nothing", {}],
    ["no JSON", { "package.json": "{nonsense" }],
    ["null", { "package.json": "null" }],
    ["a list", { "package.json": "[1]" }],
    ["exports of other kinds", { "package.json": '{"exports":{"./runs":null,".":"x"}}' }],
    [
      "an entry that is not there",
      { "package.json": '{"exports":{"./runs":{"import":{"default":"./a.js"}}}}' },
    ],
    [
      "no entry to begin with",
      { "package.json": '{"exports":{"./runs":{"import":{"default":"./package.json"}}}}' },
    ],
  ])("is refused: %s", (name, files) => {
    expect(() => packageIn(folder(`of ${name}`, files))).toThrow(PageRefused)
  })
})
