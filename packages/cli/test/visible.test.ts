import { readdirSync, readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { announcement } from "./announcement.ts"
import { ORDER } from "./cases.ts"
import { type Ran, workspace } from "./command.ts"
import { visible, visibleIn } from "../src/surroundings/visible.ts"

/** Sets the window's title, reddens, turns the text round and breaks the line, in every way there is. */
const DRIVER = "\u001b]0;owned\u0007\u001b[31m\u009b31m\u202e\u2066\u200f\u061c\u2028\u2029\u007f\r\n\t!"
const SEEN =
  "\\u{1b}]0;owned\\u{7}\\u{1b}[31m\\u{9b}31m\\u{202e}\\u{2066}\\u{200f}\\u{61c}\\u{2028}\\u{2029}\\u{7f}\\u{d}\\u{a}\\u{9}!"

const inYaml = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[^\0-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )

const driven = (_: string, key: string, text: string): string =>
  `${key}: ${inYaml(`${text.trim()}${DRIVER}`)}`

/** Every text of a file, but its identifiers, drives the terminal. */
const drivenFile = (yaml: string): string =>
  yaml
    .split("\n")
    .map((text) =>
      /^\s+(?:zh|en|source|headline): \S/.test(text)
        ? text.replace(/(zh|en|source|headline): (.*)$/, driven)
        : text.replaceAll(/\b(zh|en): ([^,}]+)/g, driven),
    )
    .join("\n")

// oxlint-disable-next-line no-control-regex -- our own colours and ends of line
const OURS = /\u001b\[(?:1|2|22|3[1-6]|39)m|\n/g

/** What a terminal obeys; our own is none of it. */
const obeyed = ({ stdout, stderr }: Ran): readonly string[] =>
  (stdout + stderr).replaceAll(OURS, "").match(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu) ?? []

const bazaar = workspace()
const CASE = `order${DRIVER}.json`
const ID = `B-1${DRIVER}`

beforeAll(async () => {
  const seeds = join(bazaar.folder, "seeds")
  const files = ["bazaar.yaml", ...readdirSync(join(seeds, "bazaar")).map((name) => `bazaar/${name}`)]
  for (const file of files) bazaar.file(`seeds/${file}`, drivenFile(readFileSync(join(seeds, file), "utf8")))
  const order = JSON.stringify({ ...ORDER, order: { ...ORDER.order, id: ID } })
  bazaar.file(CASE, order)
  bazaar.file("orders.ndjson", `${order}\n${JSON.stringify({ [DRIVER]: 1 })}\n${order}\n`)
  bazaar.file("twice.json", `{ ${JSON.stringify(DRIVER)}: 1, ${JSON.stringify(DRIVER)}: 2 }`)
  await bazaar.run(["rebuild", "--by", "curator", "--unreleased"])
  await bazaar.run(["audit", CASE, "--receipt", "receipt.json"])
})

const named = (calls: readonly (readonly string[])[]) =>
  calls.map((args) => [visible(args.join(" ")), args] as const)

describe("what drives a terminal is seen, and does nothing", () => {
  const answers: readonly (readonly string[])[] = [
    ["announcements"],
    ["announcements", "2022-03-01-shipping"],
    ["in-force", "--on", "2022-06-10"],
    ["history", "shipping"],
    ["diff", "--from", "2022-01-20", "--to", "2022-06-10"],
    ["upcoming", "--on", "2022-03-05"],
    ["audit", CASE, "--explain"],
    ["audit", "orders.ndjson", "--explain"],
    ["audit", "orders.ndjson"],
    ["audit", "orders.ndjson", "--case", ID],
    ["check-receipt", "receipt.json"],
    ["backup", `copy${DRIVER}.db`],
    [
      "migrate",
      "--from",
      "sqlite:.ledger/bazaar.db",
      "--to",
      `sqlite:copy${DRIVER.replaceAll(/[\r\n\u2028\u2029]/g, "")}.db`,
    ],
    ["keygen", "k", "--out", `key${DRIVER}`],
    ["checkpoint"],
    ["check"],
    ["replay", "--step"],
  ]

  it.each(named(answers))("in the answer of %s", async (_name, args) => {
    for (const lang of ["zh", "en"]) {
      // A file that is made is not there yet.
      const once = args.map((arg) => (/^(?:copy|key)\P{L}/u.test(arg) ? `${lang}-${arg}` : arg))
      const ran = await bazaar.run([...once, "--lang", lang], { terminal: 60, env: { FORCE_COLOR: "1" } })
      expect(ran.stdout).not.toBe("")
      expect({ args, obeyed: obeyed(ran) }).toEqual({ args, obeyed: [] })
    }
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

  const errors: readonly (readonly string[])[] = [
    [DRIVER],
    [`--${DRIVER}`],
    ["history", DRIVER],
    ["history", "shipping", DRIVER],
    ["announcements", DRIVER],
    ["in-force", "--on", DRIVER],
    ["in-force", "--on", "2022-06-10", "--instrument", DRIVER],
    ["upcoming", "--on", "2022-03-05", `--lang=${DRIVER}`],
    ["replay", "--store", DRIVER],
    ["replay", "--store", `esdb://h@${DRIVER}`],
    ["replay", "--seeds", DRIVER],
    ["replay", "--platform", DRIVER],
    ["replay", "--until", DRIVER],
    ["audit", DRIVER],
    ["audit", "orders.ndjson"],
    ["audit", "orders.ndjson", "--case", DRIVER],
    ["audit", "twice.json"],
    ["record", `${DRIVER}.yaml`],
    ["restore", DRIVER],
    ["check", "--released", DRIVER],
    ["verify", "--log", DRIVER],
    ["check-proof", DRIVER, "--key", DRIVER],
    ["check-receipt", DRIVER],
    ["checkpoint", "--key", DRIVER],
    ["keygen", DRIVER],
  ]

  it.each(named(errors))("in the error of %s, which stays one line", async (_name, args) => {
    const ran = await bazaar.run(args)
    expect(ran.status).toBe(2)
    expect({ args, obeyed: obeyed(ran) }).toEqual({ args, obeyed: [] })
    expect({ args, lines: ran.stderr.split("\n").length }).toEqual({ args, lines: 2 })
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
