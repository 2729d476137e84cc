import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { bundle } from "../build/bundle.ts"
import { logOf, modulesOf } from "./shop.ts"

const folder = mkdtempSync(join(tmpdir(), "policy-ledger-bundle-"))
const dist = join(folder, "dist")

beforeAll(async () => {
  const generated = join(folder, "generated")
  for (const [file, code] of modulesOf(logOf())) {
    mkdirSync(dirname(join(generated, file)), { recursive: true })
    writeFileSync(join(generated, file), code)
  }
  await bundle(generated, dist, bazaar, undefined)
  cpSync(join(generated, "events"), join(dist, "events"), { recursive: true })
}, 60_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const runs = (type: string, code: string): { readonly stdout: string; readonly stderr: string } =>
  spawnSync(process.execPath, [`--input-type=${type}`, "-e", code], { encoding: "utf8", cwd: dist })

const asks = (code: string) => runs("module", code)

describe("a bundled package", () => {
  it("declares its texts in the languages of the platform, be it a module or CommonJS", () => {
    for (const kind of ["ts", "cts"]) {
      const types = readFileSync(join(dist, `types.d.${kind}`), "utf8")
      expect(types).toMatch(/interface Text \{\s*readonly "en": string;\s*readonly "zh": string;\s*\}/)
      expect(types).toContain('type Lang = "en" | "zh"')
    }
  })

  it("is ASCII, and answers in every language nevertheless", () => {
    const code = readdirSync(dist).filter((file) => /\.c?js$/.test(file))
    expect(code.length).toBeGreaterThan(10)
    for (const file of code) expect(readFileSync(join(dist, file), "utf8")).toMatch(/^[\0-\x7F]*$/)
    const { stdout } = asks(
      'import { inForce } from "./index.js"; console.log(inForce({ on: "2022-04-01" }).inForce[0].title.zh)',
    )
    expect(stdout.trim()).toBe("〔two and a half rupees〕")
  })

  it("is loaded from every entry as CommonJS too, the log with it", () => {
    const { stdout, stderr } = runs(
      "commonjs",
      'const entries = ["index", "events", "texts", "verify", "sources", "runs", "what-if", "decide", "decide-presumed", "explain"].map((entry) => require(`./${entry}.cjs`));' +
        "console.log(entries[3].verify().ok, [...entries[1].events()].length, entries[7].decide({}).v, entries[8].decide({}).v, entries[9].explain({}).v)",
    )
    expect([stdout.trim(), stderr]).toEqual(["true 12 1 1 1", ""])
  })

  it("decides without any file of the other entries, and without code made at run time", () => {
    const alone = ["decide", "decide-presumed"]
    mkdirSync(join(folder, "alone"))
    for (const file of alone.flatMap((name) => [`${name}.js`, `${name}.cjs`]))
      cpSync(join(dist, file), join(folder, "alone", file))
    writeFileSync(join(folder, "alone/package.json"), '{ "type": "module" }')
    const ask =
      'import { decide } from "./decide.js"; import { decide as presuming } from "./decide-presumed.js";' +
      "console.log(decide({}).states.shipBy, presuming({}).asOf.presume.length)"
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--disallow-code-generation-from-strings", "--input-type=module", "-e", ask],
      { encoding: "utf8", cwd: join(folder, "alone") },
    )
    expect([stdout.trim(), stderr]).toEqual(["none 4", ""])
  })

  it("shows an error that nobody catches by its name, below the line that threw, not below the whole file", () => {
    const { stderr } = asks('import { inForce } from "./index.js"; inForce({ on: "2022-02-31" })')
    expect(stderr).toContain('\nQuestionError: on: found "2022-02-31", expected a date that exists\n')
    expect(stderr.length).toBeLessThan(2000)
  })
})
