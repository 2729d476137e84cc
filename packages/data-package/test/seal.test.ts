import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { metaOf } from "../build/modules.ts"
import { changesOf, releaseSummary } from "../release/changes.ts"
import { seal, type Workshop } from "../release/index.ts"
import { readReleased, type Released } from "../release/released.ts"
import { NO_IDS, type PlacedLog } from "../src/index.ts"
import { bookOf, logOf, readings } from "./shop.ts"

const folder = mkdtempSync(join(tmpdir(), "seal-"))
beforeAll(() => {
  mkdirSync(join(folder, "dist"))
  writeFileSync(join(folder, "package.json"), `{"version":"1.1.0"}`)
})
afterAll(() => rmSync(folder, { recursive: true }))

const workshop = (log: PlacedLog, released: readonly Released[] = []): Workshop => ({
  root: folder,
  platform: "bazaar",
  folder,
  source: { platform: bazaar, ids: NO_IDS, log },
  book: bookOf(log),
  released,
})

/** The changelog after `changeset version`, of the notes that were proposed for this log. */
const changelog = (log: PlacedLog) => {
  const { origin, dataVersion, root } = metaOf({ platform: bazaar, log }, { package: "p", version: "" })
  const range = [0, log.lines.length - 1] as const
  const changes = changesOf(log.events, 0)
  const summary = releaseSummary({ origin, dataVersion, root, range, changes, remark: undefined })
  const listed = summary.split("\n").join("\n  ")
  writeFileSync(join(folder, "CHANGELOG.md"), `# p\n\n## 1.1.0\n\n### Minor Changes\n\n- ${listed}`)
}

it("a release holds no event that its notes do not tell of", () => {
  expect(() => seal(workshop(logOf()), [])).toThrow("run it before pnpm release version")
  changelog(logOf(readings.slice(0, 4)))
  expect(() => seal(workshop(logOf()), [])).toThrow("no word of the log with root sha256:")
  expect(readReleased(folder)).toEqual([])
  changelog(logOf())
  expect(seal(workshop(logOf()), [])).toMatchObject({ version: "1.1.0", events: logOf().lines.length })
  expect(readReleased(folder)).toHaveLength(1)
})

it("a patch has the declarations and schemas of the release that it mends", () => {
  changelog(logOf())
  const [sealed] = readReleased(folder)
  if (sealed === undefined) throw new Error("nothing was sealed before")
  const surface = { ...sealed.surface, "index.d.ts": "sha256:aa" }
  expect(() => seal(workshop(logOf(), [{ ...sealed, version: "1.1.7", surface }]), [])).toThrow(
    "changes in index.d.ts",
  )
  expect(() => seal(workshop(logOf(), [{ ...sealed, version: "1.0.7", surface }]), [])).not.toThrow()
})
