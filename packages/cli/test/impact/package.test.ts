import { readdirSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { packTar } from "modern-tar"
import { describe, expect, it } from "vitest"
import { announcement } from "../announcement.ts"
import { BARE, FLOODED, line, ORDER } from "../cases.ts"
import { workspace, type Workspace } from "../command.ts"
import { type Forged, member, packed, zipped } from "./archives.ts"

const desk = (): Workspace => {
  const bazaar = workspace()
  bazaar.file("o.ndjson", [ORDER, FLOODED, BARE].map(line).join(""))
  return bazaar
}

const NEWS = "seeds/bazaar/2022-06-20-surcharge.yaml"
const NEWS_ID = "2022-06-20-surcharge"

/** A surcharge for two of the orders. */
const recordNews = async (bazaar: Workspace): Promise<void> => {
  bazaar.file(NEWS, announcement({ from: '"2022-06-01"', when: "{ fact: order.badges, has: insured }" }))
  expect(await bazaar.run(["record", NEWS])).toMatchObject({ status: 0 })
}

const asked = (from: string, to: string): readonly string[] => [
  "impact",
  "o.ndjson",
  "--from",
  from,
  "--to",
  to,
]

describe("a packed data package is a state of the ledger", () => {
  it("before what was recorded since: after an update the answers that changed are told", async () => {
    const bazaar = desk()
    bazaar.file("before.tgz", await packed(bazaar))
    await recordNews(bazaar)
    bazaar.file("after.tgz", await packed(bazaar))
    const answer = await bazaar.ask(asked("package:before.tgz", "events:16"))
    expect(answer).toMatchObject({
      from: "package:before.tgz",
      asOf: { from: { ledgers: [{ events: 14 }] }, to: { ledgers: [{ events: 16 }] } },
      orders: 3,
      changed: 2,
      groups: [
        {
          because: [NEWS_ID],
          fields: ["payments"],
          count: 2,
          examples: [{ case: "B-1" }, { case: "B-2" }],
        },
      ],
    })
    // Two packages, and a package after the ledger, are held against each other alike.
    const { groups } = await bazaar.ask(asked("package:before.tgz", "package:after.tgz"))
    expect(groups).toEqual(answer["groups"])
    const other = desk()
    for (const name of ["before.tgz", "after.tgz"])
      other.file(name, await packed(name === "after.tgz" ? bazaar : other))
    const behind = await other.run([...asked("events:14", "package:after.tgz"), "--json"])
    expect([behind.status, behind.stderr, JSON.parse(behind.stdout).groups]).toEqual([1, "", groups])
    expect(readdirSync(other.folder).toSorted()).toEqual([
      ".ledger",
      "after.tgz",
      "before.tgz",
      "o.ndjson",
      "seeds",
    ])
  })

  it("with whatever is presumed", async () => {
    const bazaar = desk()
    bazaar.file("a.tgz", await packed(bazaar))
    expect(await bazaar.run(asked("package:a.tgz", "events:14"))).toMatchObject({ status: 0, stderr: "" })
    expect(await bazaar.ask(asked("package:a.tgz", "package:a.tgz+presume:continuance"))).toMatchObject({
      changed: 1,
      groups: [{ because: [], examples: [{ case: "B-2" }] }],
    })
  })

  it("made with another declaration of the platform, which is told", async () => {
    const bazaar = desk()
    bazaar.file(
      "a.tgz",
      await packed(bazaar, { manifest: (said) => ({ ...said, platformDigest: "sha256:0" }) }),
    )
    const { status, stderr } = await bazaar.run(asked("package:a.tgz", "events:14"))
    expect([status, stderr]).toEqual([
      0,
      "a.tgz: made with another declaration of the platform; its rules are read with today's\n",
    ])
  })
})

const put = (key: string, value: unknown): Forged => ({ manifest: (said) => ({ ...said, [key]: value }) })

/** One event with another word in it. */
const altered = (lines: readonly string[]): readonly string[] =>
  lines.map((one, i) => (i === 5 ? one.replace('"en":"', '"en":"No ') : one))

describe("a package that is none, or another's, or forged is refused", () => {
  it.each<[string, Forged, string]>([
    [
      "another platform's",
      put("platform", "ebay-uk"),
      "a.tgz: found a package of ebay-uk, expected one of bazaar",
    ],
    [
      "another ledger's",
      put("origin", "policy-ledger-fork"),
      "a.tgz: found the ledger policy-ledger-fork, expected the ledger policy-ledger-bazaar",
    ],
    [
      "one with a root of its own",
      put("root", `sha256:${"0".repeat(64)}`),
      `expected 14, sha256:${"0".repeat(64)}, as its manifest says`,
    ],
    ["one that says more events", put("events", 15), "a.tgz: its log: found 14 events, "],
    [
      "one that names no years",
      put("years", undefined),
      "a.tgz: dist/manifest.json: found another JSON, expected the manifest of a data package",
    ],
    ["one whose events are no number", put("events", "14"), "a.tgz: dist/manifest.json: found another JSON"],
    ["one whose manifest is none", { manifest: () => null }, "a.tgz: dist/manifest.json: found another JSON"],
    [
      "one without a manifest",
      { without: ["package/dist/manifest.json"] },
      "a.tgz: dist/manifest.json: found no such file, expected a packed data package, which has one",
    ],
    [
      "one without a year of its log",
      { without: ["package/dist/events/2026.ndjson"] },
      "a.tgz: dist/events/2026.ndjson: found no such file, expected the year of the log that its manifest names",
    ],
    [
      "one whose years lead elsewhere",
      put("years", [{ file: "../../seeds/bazaar.ndjson" }]),
      "a.tgz: ../../seeds/bazaar.ndjson: found no such file",
    ],
    ["one with an event altered", { lines: altered }, "a.tgz: its log:6:"],
    ["one with a line that is none", { lines: (all) => [...all, "{"] }, "a.tgz: its log:15:"],
    [
      "one with a link in it",
      { more: [member("package/dist/x", "", { type: "symlink", linkname: "/etc/passwd" })] },
      'a.tgz: "package/dist/x": found a symlink, expected files and folders alone',
    ],
    [
      "one with a hard link in it",
      { more: [member("package/x", "", { type: "link", linkname: "package/package.json" })] },
      'a.tgz: "package/x": found a link, expected files and folders alone',
    ],
    [
      "one with a device in it",
      { more: [member("package/x", "", { type: "character-device" })] },
      'a.tgz: "package/x": found a character-device, expected files and folders alone',
    ],
    [
      "one with a path from the root",
      { more: [member("/etc/x", "x")] },
      'a.tgz: "/etc/x": found a path from the root, expected paths within the package',
    ],
    [
      "one with a path from a drive",
      { more: [member("C:\\x", "x")] },
      'a.tgz: "C:\\\\x": found a path from the root',
    ],
    [
      "one with a path that leads out",
      { more: [member("package/../../x", "x")] },
      'a.tgz: "package/../../x": found a path that leads out',
    ],
    [
      "one with a file twice",
      { more: [member("package/dist/manifest.json", "{}")] },
      'a.tgz: "package/dist/manifest.json": found it twice, expected each file once',
    ],
  ])("%s", async (_what, forged, message) => {
    const bazaar = desk()
    bazaar.file("a.tgz", await packed(bazaar, forged))
    const ran = await bazaar.run(asked("package:a.tgz", "events:14"))
    expect(ran).toMatchObject({ status: 2, stdout: "" })
    expect(ran.stderr).toContain(message)
    expect(ran.stderr.trimEnd().split("\n")).toHaveLength(1)
  })

  it("one whose ledger went another way, by its first event that is another", async () => {
    const [bazaar, other] = [desk(), desk()]
    await recordNews(bazaar)
    other.file("seeds/bazaar/2022-06-21-other.yaml", announcement({ from: '"2022-06-02"' }))
    expect(await other.run(["record", "seeds/bazaar/2022-06-21-other.yaml"])).toMatchObject({ status: 0 })
    bazaar.file("a.tgz", await packed(other))
    const { status, stderr } = await bazaar.run(asked("package:a.tgz", "events:14"))
    expect([status, stderr]).toEqual([
      2,
      "a.tgz: its log: found another event 14 than in seeds/bazaar.ndjson, expected the same log, or a beginning or a continuation of it\n",
    ])
  })

  const PACKED = "a packed package, as npm pack makes it (.tgz)"

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ["nothing", () => new Uint8Array(), `a.tgz: found nothing, expected ${PACKED}`],
    [
      "text",
      () => Buffer.from("no archive"),
      `a.tgz: found bytes that are no whole gzip, expected ${PACKED}`,
    ],
    [
      "a tar that is not zipped",
      () => packTar([member("package/x")]),
      `a.tgz: found bytes that are no whole gzip, expected ${PACKED}`,
    ],
    ["text that is zipped", () => gzipSync("no archive"), "a.tgz: found an archive that cannot be read"],
    [
      "a zipped tar cut off",
      async () => (await packed(workspace())).subarray(0, 900),
      "a.tgz: found bytes that are no whole gzip",
    ],
    [
      "a tar cut off, zipped",
      async () => gzipSync((await packTar([member("package/x", "x".repeat(5000))])).subarray(0, 2048)),
      "a.tgz: found an archive that cannot be read",
    ],
    [
      "a header that was altered",
      async () => {
        const tar = await packTar([member("package/x", "x")])
        tar[3] = 0x21
        return gzipSync(tar)
      },
      "a.tgz: found an archive that cannot be read",
    ],
    [
      "a member that claims terabytes",
      async () => {
        const tar = await packTar([member("package/dist/manifest.json", "x", { size: 2 ** 40 })]).catch(
          () => undefined,
        )
        return gzipSync(tar ?? claiming(2 ** 40))
      },
      "a.tgz: found an archive that cannot be read",
    ],
    [
      "no package",
      () => zipped([member("readme.txt", "hello")]),
      "a.tgz: dist/manifest.json: found no such file",
    ],
    [
      "zeros without end",
      () => gzipSync(Buffer.alloc(257 * 2 ** 20)),
      "a.tgz: found an archive that unpacks to more, expected at most 256 MiB unpacked",
    ],
    [
      "more than is read",
      () => Buffer.alloc(64 * 2 ** 20 + 1),
      "a.tgz: found 67108865 bytes, expected at most 67108864 bytes",
    ],
  ])("%s", async (_what, bytes, message) => {
    const bazaar = desk()
    bazaar.file("a.tgz", await bytes())
    const ran = await bazaar.run(asked("package:a.tgz", "events:14"))
    expect(ran).toMatchObject({ status: 2, stdout: "" })
    expect(ran.stderr).toContain(message)
    expect(ran.stderr.trimEnd().split("\n")).toHaveLength(1)
  })

  it("a file that is not there, and a folder", async () => {
    const bazaar = desk()
    for (const [file, message] of [
      ["none.tgz", "none.tgz: found no such file"],
      ["seeds", "seeds: found "],
    ] as const) {
      const ran = await bazaar.run(asked(`package:${file}`, "events:14"))
      expect(ran).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(message) })
    }
  })

  it("what may be a URL with a password, which is not quoted", async () => {
    const ran = await desk().run(asked("package:https://me:secret@host/a.tgz", "events:14"))
    expect(ran).toMatchObject({ status: 2, stdout: "", stderr: expect.not.stringContaining("secret") })
    expect(ran.stderr).toContain("--from: found what may be a URL with a password")
    expect((await desk().run(asked("package:@policy-ledger/a@1.tgz", "events:14"))).stderr).toContain(
      "@policy-ledger/a@1.tgz: found no such file",
    )
  })
})

/** A header by hand, for what no packer writes. */
function claiming(size: number): Uint8Array {
  const block = Buffer.alloc(1024)
  block.write("package/dist/manifest.json", 0)
  block.write("0000644\0", 100)
  block.write(`${size.toString(8)} `, 124)
  block.write("0", 156)
  block.write("ustar\u000000", 257)
  block.fill(0x20, 148, 156)
  const sum = block.subarray(0, 512).reduce((all, byte) => all + byte, 0)
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148)
  return block
}
