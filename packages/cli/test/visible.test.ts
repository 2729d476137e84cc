import { renameSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { announcement } from "./announcement.ts"
import { workspace } from "./command.ts"
import {
  answerFault,
  ANSWERS,
  CASE,
  drive,
  DRIVER,
  errorFault,
  errors,
  ID,
  inYaml,
  obeyed,
  TERMINAL,
} from "./drivers.ts"
import { visible, visibleIn } from "../src/surroundings/visible.ts"

/** How all of it is shown. */
const SEEN =
  "\\u{1b}]0;owned\\u{7}\\u{1b}[31m\\u{9b}31m\\u{202e}\\u{2066}\\u{200f}\\u{61c}\\u{2028}\\u{2029}\\u{7f}\\u{d}\\u{a}\\u{9}!"

const bazaar = workspace()

beforeAll(() => drive(bazaar))

const named = (calls: readonly (readonly string[])[]) =>
  calls.map((args) => [visible(args.join(" ")), args] as const)

describe("what drives a terminal is seen, and does nothing", () => {
  it.each(named(ANSWERS))("in the answer of %s", async (_name, args) => {
    expect(answerFault(await bazaar.run(args, TERMINAL))).toBeUndefined()
  })

  it("in a ledger that holds it: its curator could record it", async () => {
    const { announcements } = await bazaar.ask(["announcements"])
    expect(JSON.stringify(announcements)).toContain(JSON.stringify(DRIVER).slice(1, -1))
  })

  it("in one form, which the titles, the case's id and the names of files have", async () => {
    const wide = { terminal: 2000 }
    expect((await bazaar.run(["audit", CASE], wide)).stdout).toContain(`B-1${SEEN}`)
    expect((await bazaar.run(["history", "shipping"], wide)).stdout).toContain(`Bazaar Shipping Rules${SEEN}`)
  })

  it("but JSON holds the text as it is", async () => {
    const { case: id } = await bazaar.ask(["audit", CASE])
    expect(id).toBe(ID)
  })

  it.each(named(errors()))("in the error of %s, which stays one line", async (_name, args) => {
    expect(errorFault(await bazaar.run(args))).toBeUndefined()
  })

  it("in a file of announcements with several mistakes, each in a line", async () => {
    const file = "seeds/bazaar/2022-06-20-surcharge.yaml"
    bazaar.file(file, announcement({ head: `${inYaml(DRIVER)}: 1\n${inYaml(`${DRIVER}2`)}: 2\n` }))
    const ran = await bazaar.run(["record", file])
    expect(obeyed(ran)).toEqual([])
    expect(ran.stderr.trimEnd().split("\n")).toHaveLength(2)
  })

  it("in the name of a platform's file", async () => {
    const other = workspace()
    renameSync(join(other.folder, "seeds/bazaar.yaml"), join(other.folder, `seeds/b${DRIVER}.yaml`))
    renameSync(join(other.folder, "seeds/bazaar.ndjson"), join(other.folder, `seeds/b${DRIVER}.ndjson`))
    for (const args of [["--version"], ["replay"], ["verify"], ["checkpoint"]])
      expect({ args, obeyed: obeyed(await other.run(args)) }).toEqual({ args, obeyed: [] })
  })

  it("whichever of them stands alone in an answer", () => {
    const alone = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => visible(character) !== character,
    )
    expect(alone).toHaveLength(32 + 33 + 12 + 2)
    for (const character of alone)
      expect(visibleIn({ [character]: [character] })).toEqual({ [visible(character)]: [visible(character)] })
  })

  it("and nothing else is written otherwise", () => {
    expect(visible("集市 · Bazaar — 2022")).toBe("集市 · Bazaar — 2022")
  })
})
