import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, it } from "vitest"
import { announcement } from "./announcement.ts"
import { ORDER, line } from "./cases.ts"
import { emptyFolder, run, workspace } from "./command.ts"

const FILE = "seeds/bazaar/2022-06-20-surcharge.yaml"

describe("an announcement is refused whole, with its place, what was found and what is expected", () => {
  const refused: readonly (readonly [string, string, RegExp])[] = [
    [
      "that does not parse",
      announcement({ when: "{ fact: order.badges" }),
      /:\d+:\d+: found .*, expected YAML 1\.2$/,
    ],
    [
      "with an unknown key",
      announcement({ head: "colour: red\n" }),
      /:4:1: colour: found the unknown key colour, expected one of /,
    ],
    [
      "with a misspelt key",
      announcement({ head: "publishd: x\n" }),
      /:4:1: publishd: found the unknown key publishd, .*did you mean published\?/,
    ],
    [
      "with an unquoted range",
      announcement({ from: "[2022-07-01..2022-07-09]" }),
      /:10:11: events\[0\]\.from: found \[2022-07-01\.\.2022-07-09\], which YAML reads as a list, expected .*quote it, "\[2022-07-01\.\.2022-07-09\]"/,
    ],
    [
      "with an unquoted region code",
      announcement({ when: "{ fact: order.shipTo, within: [110000] }" }),
      /:16:44: .*: found 110000, which YAML reads as a number, expected .*quote it, "110000"/,
    ],
    [
      "with an unquoted amount",
      announcement({ effects: "{ pay: penalty, amount: 3.50, per: order }" }),
      /:18:35: .*: found 3\.50, which YAML reads as a number, expected .*quote it, "3\.50"/,
    ],
    [
      "with a date that does not exist",
      announcement({ from: '"2022-02-30"' }),
      /:10:11: events\[0\]\.from: found "2022-02-30", expected /,
    ],
    [
      "that ends before it starts",
      announcement({ until: '"2022-06-30"' }),
      /:11:12: events\[0\]\.until: found "2022-06-30", expected /,
    ],
    [
      "with an amount of three decimals",
      announcement({ effects: '{ pay: penalty, amount: "3.505", per: order }' }),
      /:18:35: .*: found "3\.505", expected .*2 decimals/,
    ],
    [
      "with a region that cannot exist",
      announcement({ when: '{ fact: order.shipTo, within: ["990000"] }' }),
      /:16:44: .*: found "990000", expected /,
    ],
    [
      "with an unknown fact",
      announcement({ when: "{ fact: order.badge, has: express }" }),
      /:16:21: .*: found order\.badge, expected .*did you mean order\.badges\?/,
    ],
    [
      "that supersedes what does not exist",
      announcement({ relation: "supersedes: { announcement: 2022-01-11-shipping }" }),
      /:13:33: events\[0\]\.supersedes\.announcement: found 2022-01-11-shipping.*, expected /,
    ],
  ]

  it.each(refused)("%s", async (_name, yaml, message) => {
    const bazaar = workspace()
    const log = readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson"))
    bazaar.file(FILE, yaml)
    const { status, stdout, stderr } = await bazaar.run(["record", FILE])
    expect(stderr.trimEnd().split("\n")).toHaveLength(1)
    expect(stderr).toMatch(new RegExp(`^${FILE}${message.source}`, "m"))
    expect([status, stdout]).toEqual([2, ""])
    expect(readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson"))).toEqual(log)
    expect(await bazaar.ask(["replay"])).toMatchObject({ ledger: { events: 14 } })
  })

  it("every reason of a file in a line of its own", async () => {
    const bazaar = workspace()
    bazaar.file(
      FILE,
      announcement({ from: '"2022-02-30"', effects: '{ pay: penalty, amount: "3.5000005", per: order }' }),
    )
    const { stderr } = await bazaar.run(["record", FILE])
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringContaining(`${FILE}:10:11: `),
      expect.stringContaining(`${FILE}:18:35: `),
    ])
  })

  it("recorded already with other content, with both digests", async () => {
    const bazaar = workspace()
    const file = "seeds/bazaar/2022-03-01-shipping.yaml"
    bazaar.file(file, readFileSync(join(bazaar.folder, file), "utf8").replace("hours: 24", "hours: 36"))
    const { status, stderr } = await bazaar.run(["record", file])
    expect(stderr).toMatch(
      /^seeds\/bazaar\/2022-03-01-shipping\.yaml: found other content .*\(sha256:[0-9a-f]{64}\), expected .*\(sha256:[0-9a-f]{64}\).*\n$/,
    )
    expect(status).toBe(2)
  })

  it("recorded by a clock behind the last event", async () => {
    const bazaar = workspace()
    const log = join(bazaar.folder, "seeds/bazaar.ndjson")
    writeFileSync(log, readFileSync(log, "utf8").replaceAll("2025-01-01T", "2999-01-01T"))
    bazaar.file(FILE, announcement())
    const { status, stderr } = await bazaar.run(["record", FILE])
    expect(stderr).toMatch(/^clock: found .*, expected 2999-01-01T00:00:00\.000\+05:45 or later.*\n$/)
    expect(status).toBe(2)
  })

  it("that is not there", async () => {
    expect(await workspace().run(["record", "seeds/bazaar/nowhere.yaml"])).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "seeds/bazaar/nowhere.yaml: found no such file, expected a file that is there\n",
    })
  })
})

describe("a case is refused with the place of every problem", () => {
  const bazaar = workspace()
  const refused: readonly (readonly [string, string, string])[] = [
    [
      "with a misspelt fact",
      '{\n  "order": {\n    "id": "B-9",\n    "payedAt": "2022-06-10T12:00:00+05:45"\n  }\n}',
      "case.json:4:5: order.payedAt: found a fact that the platform does not declare, expected one that it declares (did you mean paidAt?)",
    ],
    [
      "with an instant without an offset",
      '{ "order": { "paidAt": "2022-06-10T12:00:00" } }',
      'case.json:1:24: order.paidAt: found "2022-06-10T12:00:00", expected an offset after the time, such as 2022-06-10T12:00:00+05:45',
    ],
    [
      "with an amount that is a number",
      '{ "order": { "parts": [{ "amount": "1.00" }, { "amount": 2.5 }] } }',
      'case.json:1:58: order.parts[1].amount: found 2.5, expected an amount in quotes with at most 2 decimals, such as "12.35"',
    ],
    [
      "with a region that cannot exist",
      '{ "order": { "shipTo": "990000" } }',
      'case.json:1:24: order.shipTo: found "990000", expected a GB/T 2260 code of six digits that can exist, in quotes',
    ],
    [
      "with a fact twice",
      '{ "order": { "id": "a", "id": "b" } }',
      "case.json:1:25: found order.id a second time, expected each fact once",
    ],
    [
      "with a fact twice, spelt in two ways",
      '{ "order": { "id": "a", "\\u0069d": "b" } }',
      "case.json:1:25: found order.id a second time, expected each fact once",
    ],
    [
      "with a key without a name",
      '{ "": 1 }',
      'case.json:1:3: "": found a fact that the platform does not declare, expected one of order, claim, merchant',
    ],
    [
      "with a key that reads like two",
      '{ "order": {}, "order.id": 1 }',
      'case.json:1:16: "order.id": found a fact that the platform does not declare, expected one of order, claim, merchant',
    ],
    [
      "with __proto__ as a fact",
      '{ "order": { "__proto__": { "id": "a" } } }',
      "case.json:1:14: order.__proto__: found a fact that the platform does not declare, expected one of id, paidAt, shippedAt, agreedShipBy, badges, shipTo, parts",
    ],
    [
      "with half of a surrogate pair",
      '{ "order": { "id": "\\ud800" } }',
      "case.json:1:20: order.id: found half of a surrogate pair, expected Unicode text",
    ],
    [
      "with a number beyond all numbers",
      '{ "order": { "id": 1e400 } }',
      "case.json:1:20: order.id: found 1e400, expected a number within ±1.8e308",
    ],
    [
      "that is nested three thousand deep",
      "[".repeat(3000),
      "case.json:1:66: found more than 64 levels, expected less nesting",
    ],
    [
      "of more than 1 MiB",
      JSON.stringify({ order: { id: "x".repeat(1024 * 1024) } }),
      "case.json:1:1: found 1048595 bytes, expected at most 1 MiB",
    ],
    [
      "that is cut off",
      '{ "order": {',
      "case.json:1:13: found no JSON: it breaks off, expected one case in JSON, an object of facts",
    ],
    [
      "that is no JSON",
      "order: 7\n",
      'case.json:1:1: found no JSON: "order: 7" here, expected one case in JSON, an object of facts',
    ],
    [
      "that is a list",
      "[]",
      "case.json:1:1: found a list, expected one case in JSON, an object of facts; many cases are an .ndjson file, one a line",
    ],
    ["that is empty", " \n", "case.json:1:1: found nothing, expected one case in JSON, an object of facts"],
  ]

  it.each(refused)("%s", async (_name, text, message) => {
    bazaar.file("case.json", text)
    expect(await bazaar.run(["audit", "case.json", "--json"])).toEqual({
      status: 2,
      stdout: "",
      stderr: `${message}\n`,
    })
  })

  it("each problem in a line", async () => {
    const { stderr } = await bazaar.run(["audit", "-"], { input: '{ "order": { "id": 5, "paidAt": "x" } }' })
    expect(stderr.split("\n")).toEqual([
      "standard input:1:20: order.id: found 5, expected text in quotes",
      expect.stringContaining('standard input:1:33: order.paidAt: found "x", expected a date, '),
      "",
    ])
  })

  it("the first twenty of many by name", async () => {
    const facts = Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`fact-${i}`, i]))
    const { stderr } = await bazaar.run(["audit", "-"], { input: JSON.stringify(facts) })
    const lines = stderr.trimEnd().split("\n")
    expect(lines).toHaveLength(21)
    expect(lines.at(-2)).toContain(": fact-19: ")
    expect(lines.at(-1)).toBe("standard input:1:1: case: found 8980 more problems, expected none")
  })

  it("but one of 1 MiB to the byte is read", async () => {
    const [from, to] = ['{"order":{"id":"', '"}}']
    const file = bazaar.file("full.json", `${from}${"x".repeat(1024 * 1024 - from.length - to.length)}${to}`)
    expect(await bazaar.run(["audit", file, "--json"])).toMatchObject({ status: 0, stderr: "" })
  })

  it("with bytes that are no UTF-8", async () => {
    bazaar.file("case.json", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))
    expect((await bazaar.run(["audit", "case.json"])).stderr).toMatch(
      /^case\.json:1:1: found bytes that are no UTF-8, expected /,
    )
  })

  it("that is not there, or a folder", async () => {
    expect((await bazaar.run(["audit", "none.json"])).stderr).toMatch(
      /^none\.json: found no such file, expected a case in JSON/,
    )
    mkdirSync(join(bazaar.folder, "folder.ndjson"))
    for (const folder of ["seeds", "folder.ndjson"]) {
      const { status, stderr } = await bazaar.run(["audit", folder])
      expect(stderr).toMatch(new RegExp(`^${folder}: found a folder, expected a case in JSON`))
      expect(status).toBe(2)
    }
  })
})

describe("one bad line of many is one bad line, whatever is wrong with it", () => {
  const bazaar = workspace()
  const bad: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ["cut off", '{ "order": {', /:1:13: found no JSON: it breaks off/],
    ["three thousand levels deep", "[".repeat(3000), /:1:66: found more than 64 levels/],
    ["closed as deep as it was opened", `${"[".repeat(3000)}${"]".repeat(3000)}`, /:1:66: found more than/],
    [
      "of 8 MiB",
      `{"order":{"id":"${"x".repeat(8 * 1024 * 1024)}"}}`,
      /:1:1: found 8388627 bytes, expected at/,
    ],
    ["of 10,001 values", `[${"1,".repeat(10_000)}1]`, /:1:20000: found more than 10000 values/],
    ["with a fact twice", '{"order":{},"order":{}}', /:1:13: found order a second time/],
    ["of no UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), /:1:1: found bytes that are no UTF-8/],
    ["of another type", "7", /:1:1: case: found 7, expected an object of facts/],
  ]

  it.each(bad)("%s", async (_name, text, message) => {
    const input = Buffer.concat([Buffer.from(text), Buffer.from(`\n${line(ORDER)}`)])
    bazaar.file("orders.ndjson", input)
    for (const file of ["orders.ndjson", "-"]) {
      const { status, stdout, stderr } = await bazaar.run(["audit", file, "--json"], { input })
      expect(stderr).toMatch(message)
      expect(stderr.trimEnd().split("\n")).toHaveLength(1)
      expect(JSON.parse(stdout)).toMatchObject({ v: 1, case: ORDER.order.id })
      expect(status).toBe(2)
    }
  })
})

describe("a call is refused in one line on standard error", () => {
  const bazaar = workspace()
  const refused: readonly (readonly [readonly string[], string])[] = [
    [[], "policy-ledger: found no command, expected one of those that policy-ledger --help lists"],
    [
      ["in-forc"],
      "policy-ledger: found the unknown command in-forc, expected one of its commands: did you mean in-force? (see policy-ledger --help)",
    ],
    [
      ["in-force"],
      "policy-ledger in-force: found no --on, expected it to be given (see policy-ledger in-force --help)",
    ],
    [
      ["in-force", "--onn", "2022-01-01"],
      "policy-ledger in-force: found the unknown flag --onn, expected one of its flags: did you mean --on? (see policy-ledger in-force --help)",
    ],
    [["in-force", "--on", "2022-13-01"], '--on: found "2022-13-01", expected a date that exists'],
    [
      ["in-force", "--on", "2022-06-10T10:00"],
      '--on: found "2022-06-10T10:00", expected an offset after the time, such as 2022-06-10T10:00+05:45',
    ],
    [
      ["in-force", "--on", "2022-01-01", "--announced-by", "soon"],
      '--announced-by: found "soon", expected a date, such as 2024-02-07, or an instant with an offset, such as 2024-02-07T10:00:00+05:45',
    ],
    [
      ["in-force", "--on", "2022-01-01", "--instrument", "shiping"],
      "instrument: found shiping, expected an instrument of the ledger (did you mean shipping?)",
    ],
    [
      ["in-force", "--on", "2022-01-01", "--provision", "shipping/latefee"],
      "--provision: found shipping/latefee, expected a provision of the ledger (did you mean shipping/late-fee?)",
    ],
    [
      ["history"],
      "policy-ledger history: found no INSTRUMENT, expected it to be given (see policy-ledger history --help)",
    ],
    [
      ["history", "shipping", "parcels"],
      "policy-ledger history: found also parcels, expected nothing more (see policy-ledger history --help)",
    ],
    [
      ["diff", "--from", "2022-06-01", "--to", "2022-05-01"],
      "--to: found 2022-05-01, expected a date not before 2022-06-01",
    ],
    [
      ["announcements", "2022-03-01-shiping"],
      "id: found 2022-03-01-shiping, expected the id of an announcement of the ledger (did you mean 2022-03-01-shipping?)",
    ],
    [
      ["replay", "--until", "99"],
      "--until: found 99, expected the id of an event, a revision below 14, or a time",
    ],
    [["audit", "-", "--lang", "fr"], "--lang: found fr, expected one of en, zh"],
    [
      ["follow", "--from", "-1"],
      "--from: found -1, expected a whole number from 0 (see policy-ledger follow --help)",
    ],
    [
      ["upcoming", "--on", "2022-01-01", "--store", "redis:x"],
      'store: found "redis:…", expected sqlite:PATH, memory: or esdb://HOST:PORT',
    ],
    [
      ["upcoming", "--on", "2022-01-01", "--platform", "bazar"],
      expect.stringMatching(
        /^.*seeds: found no bazar\.yaml, expected bazaar\.yaml \(did you mean bazaar\?\)$/,
      ) as string,
    ],
    [
      ["upcoming", "--on", "2022-01-01", "--seeds", "nowhere"],
      "nowhere: found no such folder, expected a folder of seeds (--seeds DIR)",
    ],
  ]

  it.each(refused)("%j", async (args, message) => {
    const { status, stdout, stderr } = await bazaar.run(args)
    expect({ status, stdout, stderr: stderr.replace(/\n$/, "") }).toEqual({
      status: 2,
      stdout: "",
      stderr: message,
    })
  })
})

describe("a store that is not ours to write to is refused and left as it is", async () => {
  const bazaar = workspace()
  const db = join(bazaar.folder, "other.db")
  const refusal = async (): Promise<string> =>
    (await bazaar.run(["in-force", "--on", "2022-06-10", "--store", "sqlite:other.db"])).stderr

  const filled = async (): Promise<DatabaseSync> => {
    rmDatabase(db)
    await bazaar.run(["replay", "--store", "sqlite:other.db"])
    return new DatabaseSync(db)
  }

  it("no database", async () => {
    writeFileSync(
      db,
      "this is a text, and long enough to be read as the header of a database file.".repeat(20),
    )
    expect(await refusal()).toBe(
      "store sqlite:other.db: found a file that is no database, expected a store of policy-ledger, or no file\n",
    )
  })

  it("a database of another program", async () => {
    rmDatabase(db)
    const other = new DatabaseSync(db)
    other.exec("PRAGMA application_id = 7; CREATE TABLE mine (x)")
    other.close()
    expect(await refusal()).toMatch(/^store sqlite:other\.db: found a database of another program .*\n$/)
  })

  it("one that is newer than we know", async () => {
    const newer = await filled()
    newer.exec("PRAGMA user_version = 99")
    newer.close()
    expect(await refusal()).toMatch(
      /^store sqlite:other\.db: found version 99 of the store, expected at most \d+: use a newer policy-ledger\n$/,
    )
  })

  it("one that holds another ledger", async () => {
    const other = await filled()
    other.exec(
      "UPDATE event SET root = 'sha256:00' WHERE revision = 13; UPDATE event SET line = '{}' WHERE revision = 13",
    )
    other.close()
    expect(await refusal()).toMatch(/^store.*: found .*, expected .*\n$/)
  })

  it.each([
    ["in an event", "UPDATE event SET line = line || ' ' WHERE revision = 3", 3],
    ["by losing one", "DELETE FROM event WHERE revision = 5", 6],
  ])("one that was altered %s", async (_how, sql, revision) => {
    const other = await filled()
    other.exec(sql)
    other.close()
    bazaar.file(FILE, announcement())
    const log = readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson"))
    const asked = [["in-force", "--on", "2022-06-10"], ["record", FILE], ["check"]]
    for (const args of asked) {
      const { status, stdout, stderr } = await bazaar.run([...args, "--store", "sqlite:other.db"])
      expect(stderr).toMatch(
        new RegExp(
          `^store sqlite:other\\.db, stream policy-ledger-bazaar: found revision ${revision}.*, expected .*: fill a new store from the log, on a server another stream \\(stream=NAME in its URL\\)\n$`,
        ),
      )
      expect([status, stdout]).toEqual([2, ""])
    }
    expect(readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson"))).toEqual(log)
  })

  it("one whose root was altered is not answered from", async () => {
    const head = ["replay", "--store", "sqlite:other.db"]
    const other = await filled()
    const { ledger } = await bazaar.ask(head)
    other.exec("UPDATE event SET root = replace(root, substr(root, 8, 8), 'aaaaaaaa')")
    other.close()
    expect(await bazaar.ask(head)).toMatchObject({ ledger })
  })

  it("one that is damaged", async () => {
    ;(await filled()).close()
    const bytes = readFileSync(db)
    bytes.fill(0xaa, 4096)
    writeFileSync(db, bytes)
    const { status, stderr, stdout } = await bazaar.run(["check", "--store", "sqlite:other.db"])
    expect(stderr).toMatch(/^store sqlite:other\.db: found .*, expected a whole database.*\n$/)
    expect([status, stdout]).toEqual([2, ""])
  })
})

const rmDatabase = (path: string): void => {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) rmSync(file)
}

describe("a log that was altered is refused with its line", () => {
  it.each([
    ["cut short", (text: string) => text.slice(0, -40), /bazaar\.ndjson:14: found .*, expected /],
    [
      "no JSON",
      (text: string) => text.replace("{", "("),
      /bazaar\.ndjson:1:1: found .*, expected one event in JSON/,
    ],
    [
      "with other content",
      (text: string) => text.replace("shipping rules, in", "shipping rule, in"),
      /bazaar\.ndjson:1: found the id .*, expected .* follows from the content/,
    ],
  ])("%s", async (_name, alter, message) => {
    const bazaar = workspace()
    const log = join(bazaar.folder, "seeds/bazaar.ndjson")
    writeFileSync(log, alter(readFileSync(log, "utf8")))
    const { status, stdout, stderr } = await bazaar.run(["in-force", "--on", "2022-06-10"])
    expect(stderr).toMatch(message)
    expect([status, stdout]).toEqual([2, ""])
  })
})

describe("a line that came to the log after its store was made", () => {
  it.each([
    [
      "with a key twice",
      (line: string) => line.replace("{", '{"type":"Published",'),
      /found type a second time/,
    ],
    [
      "that is no event",
      (line: string) => line.replace('"type":', '"kind":"x","type":'),
      /an event of the ledger/,
    ],
    ["with other content", (line: string) => line.replace("集市", "市集"), /which follows from the content/],
  ])("%s is refused as often as anybody asks, and gets into no store", async (_name, alter, message) => {
    const bazaar = workspace()
    const log = join(bazaar.folder, "seeds/bazaar.ndjson")
    const whole = readFileSync(log, "utf8").trimEnd().split("\n")
    const first = whole.findLastIndex((text) => text.includes('"type":"Published"'))
    const withLast = (text: string) =>
      `${[...whole.slice(0, first), text, ...whole.slice(first + 1)].join("\n")}\n`
    writeFileSync(log, `${whole.slice(0, first).join("\n")}\n`)
    const ask = ["in-force", "--on", "2022-06-10"]
    expect((await bazaar.run(ask)).status).toBe(0)
    writeFileSync(log, withLast(alter(whole[first] ?? "")))
    for (const args of [ask, ask, ["replay"], ["history", "shipping"]]) {
      const { status, stdout, stderr } = await bazaar.run(args)
      expect(stderr).toMatch(message)
      expect([status, stdout]).toEqual([2, ""])
    }
    expect(await bazaar.run(["check"])).toMatchObject({ status: 1, stderr: "" })
    writeFileSync(log, withLast(whole[first] ?? ""))
    expect((await bazaar.run(ask)).status).toBe(0)
  })
})

describe("where there is no ledger", () => {
  it("a folder without platforms says so", async () => {
    const folder = emptyFolder()
    const { status, stderr } = await run(["announcements", "--seeds", folder])
    expect(stderr).toBe(`${folder}: found no platform file, expected one such as 1688.yaml\n`)
    expect(status).toBe(2)
  })

  it("a folder of several asks which", async () => {
    const bazaar = workspace()
    writeFileSync(join(bazaar.folder, "seeds/fair.yaml"), "id: fair\n")
    expect((await bazaar.run(["announcements"])).stderr).toMatch(
      /: found several platforms \(bazaar, fair\), expected --platform to name one of them\n$/,
    )
    expect(
      (await bazaar.run(["audit", "-", "--platform", "bazaar", "--json"], { input: line(ORDER) })).status,
    ).toBe(0)
  })
})
