import { Ajv2020 } from "ajv/dist/2020.js"
import { once } from "node:events"
import { readdirSync, readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { describe, expect, it } from "vitest"
import { announcement } from "./announcement.ts"
import { ORDER } from "./cases.ts"
import { commandNames, workspace, type Workspace } from "./command.ts"
import { start } from "./process.ts"

const folder = new URL("../../../docs/schema/", import.meta.url)
const published = (command: string): string => readFileSync(new URL(`${command}.schema.json`, folder), "utf8")

/** A validator that knows nothing of how the schemas are made. */
const validatorOf = (command: string) =>
  new Ajv2020({ strictTypes: false, formats: { uuid: true } }).compile(JSON.parse(published(command)))

const NEWS = "seeds/bazaar/2022-06-20-surcharge.yaml"

/** The made-up ledger in its store, with an order, a pair of keys and a signed head of it. */
const furnished = async (): Promise<Workspace> => {
  const bazaar = workspace()
  await bazaar.run(["replay"])
  bazaar.file("order.json", JSON.stringify(ORDER))
  await bazaar.run(["keygen", "policy-ledger-bazaar", "--out", "key"])
  bazaar.file("head", (await bazaar.run(["checkpoint", "--key", "key"])).stdout)
  return bazaar
}

const { folder: original } = await furnished()

const followed = async (bazaar: Workspace): Promise<unknown> => {
  const child = start(["follow", "--from", "1", "--json"], bazaar.from())
  const [line] = (await once(createInterface(child.stdout), "line")) as [string]
  child.kill()
  return JSON.parse(line)
}

/** A surcharge for the very order. */
const later = async (bazaar: Workspace): Promise<void> => {
  bazaar.file(NEWS, announcement({ from: '"2022-06-01"', when: "{ fact: order.badges, has: insured }" }))
  await bazaar.run(["record", NEWS])
}

type Json = { readonly [key: string]: unknown }

type Answering = (bazaar: Workspace) => Promise<unknown>

const asking =
  (...args: readonly string[]): Answering =>
  (bazaar) =>
    bazaar.ask(args)

/** What each command prints, in each of the shapes that its answer takes, and what tells that shape. */
const ANSWERS: readonly [command: string, of: string, answering: Answering, telling?: Json][] = [
  ["announcements", "all", asking("announcements")],
  ["in-force", "a date", asking("in-force", "--on", "2022-06-10")],
  ["history", "a document", asking("history", "shipping")],
  ["diff", "two dates", asking("diff", "--from", "2022-01-20", "--to", "2022-06-10")],
  ["upcoming", "a date", asking("upcoming", "--on", "2022-03-05")],
  ["export", "tables", asking("export", "--format", "csv", "--out", "tables")],
  ["audit", "an order", asking("audit", "order.json")],
  [
    "what-if",
    "an instant",
    asking("what-if", "order.json", "--vary", "order.paidAt"),
    { tips: expect.arrayContaining([expect.objectContaining({ changes: expect.any(Array) })]) },
  ],
  ["what-if", "an amount", asking("what-if", "order.json", "--vary", "order.amount")],
  ["what-if", "a set", asking("what-if", "order.json", "--vary", "order.badges"), { tips: [] }],
  [
    "impact",
    "orders that changed",
    asking("impact", "order.json", "--from", "events:4", "--to", "events:14+presume:continuance"),
    { changed: 1, groups: [{ fields: ["shipBy"], examples: [{ case: "B-1" }] }] },
  ],
  [
    "impact",
    "none that changed",
    asking("impact", "order.json", "--from", "announced:2022-06-30", "--to", "events:14"),
    { changed: 0, groups: [] },
  ],
  [
    "record",
    "an announcement",
    async (bazaar) => {
      bazaar.file(NEWS, announcement())
      return bazaar.ask(["record", NEWS])
    },
    { recorded: [{ outcome: "recorded" }] },
  ],
  [
    "record",
    "one recorded already",
    asking("record", "seeds/bazaar/2022-03-01-shipping.yaml"),
    { recorded: [{ outcome: "already-recorded" }] },
  ],
  ["rebuild", "the log", asking("rebuild", "--unreleased")],
  ["check", "nothing to put right", asking("check"), { findings: [], pages: null }],
  [
    "check",
    "files that are refused, or not recorded, or not on the pages",
    async (bazaar) => {
      bazaar.file("pages/page.txt", "nothing of it\n")
      bazaar.file(NEWS, announcement())
      bazaar.file("seeds/bazaar/2022-06-22-bad.yaml", announcement().replace("summary:", "sumary:"))
      return bazaar.ask(["check", "--pages", "pages"])
    },
    {
      pages: "pages",
      findings: expect.arrayContaining([
        expect.objectContaining({ lint: "refused", nearest: "summary" }),
        expect.objectContaining({ lint: "not-recorded" }),
        expect.objectContaining({ lint: "passage-missing" }),
      ]),
    },
  ],
  [
    "draft",
    "a page",
    async (bazaar) => {
      bazaar.file(
        "page.txt",
        "Parcels\n2022-06-21\nFrom 1 July 2022 a parcel costs 3.50 EUR or 5%, within 24 hours.",
      )
      return bazaar.ask(["draft", "page.txt", "--site", "plain"])
    },
    { reports: [{ file: null, figures: [{}, {}, {}] }] },
  ],
  [
    "cite",
    "a quotation",
    async (bazaar) => {
      bazaar.file("pages/page.txt", "A headline\nThe whole text.")
      const draft = announcement().replace("{ report: 1, range: [0, 80] }", '"whole … ."')
      bazaar.file(NEWS, draft.replace(/headline: .* }/, "headline: A headline }"))
      return bazaar.ask(["cite", NEWS, "--pages", "pages"])
    },
    { reports: [{ report: 1 }], cites: [{ report: 1, range: [12, 22] }] },
  ],
  ["replay", "the whole log", asking("replay")],
  [
    "replay",
    "step by step",
    asking("replay", "--step", "--until", "6"),
    { steps: [{}, {}, {}, {}, {}, {}, {}] },
  ],
  ["follow", "an event", followed],
  [
    "migrate",
    "to another store",
    asking("migrate", "--from", "sqlite:.ledger/bazaar.db", "--to", "sqlite:b"),
    { ledger: { events: 14 } },
  ],
  ["backup", "the store", asking("backup", "copy.db")],
  [
    "restore",
    "a back-up",
    async (bazaar) => {
      await bazaar.run(["backup", "copy.db"])
      return bazaar.ask(["restore", "copy.db"])
    },
  ],
  ["verify", "the log", asking("verify"), { checkpoint: null, fault: null }],
  [
    "verify",
    "a signed head",
    asking("verify", "--checkpoint", "head", "--key", "key.pub"),
    { checkpoint: { events: 14 } },
  ],
  [
    "verify",
    "a faulty log",
    async (bazaar) => {
      bazaar.file("seeds/bazaar.ndjson", "{\n")
      return bazaar.ask(["verify"])
    },
    { verified: "no", ledger: null, fault: { event: 0 } },
  ],
  ["checkpoint", "not signed", asking("checkpoint"), { note: null }],
  ["checkpoint", "signed", asking("checkpoint", "--key", "key")],
  ["prove", "an event", asking("prove", "3")],
  ["check-proof", "one that holds", proofChecked((proof) => proof), { proven: "yes", fault: null }],
  [
    "check-proof",
    "one that does not",
    proofChecked((proof) => proof.replace("index 3", "index 4")),
    { proven: "no", event: null, fault: {} },
  ],
  [
    "check-proof",
    "one to a head that is not to be believed",
    proofChecked((proof) => proof.replace(/^14$/m, "15")),
    { proven: "no", ledger: null, fault: {} },
  ],
  ["consistency", "two sizes", asking("consistency", "3", "14"), { consistent: "yes" }],
  [
    "consistency",
    "a head of another log",
    async (bazaar) => {
      const other = workspace()
      await later(other)
      await other.run(["rebuild", "--by", "somebody else", "--unreleased"])
      bazaar.file("other", (await other.run(["checkpoint"])).stdout.concat("\n— somebody AAAAAAA=\n"))
      return bazaar.ask(["consistency", "3", "other"])
    },
    { consistent: "no", path: [], fault: { event: null } },
  ],
  ["keygen", "a pair", asking("keygen", "bazaar")],
  ["offsets", "a zone whose clocks change", asking("offsets", "Europe/London")],
  ["check-receipt", "one that stands", receipt(), { result: "same" }],
  ["check-receipt", "one that does not stand", receipt([], later), { result: "different" }],
  ["check-receipt", "one that proves nothing", receipt(["--private"]), { result: "unprovable" }],
]

function proofChecked(spoil: (proof: string) => string): Answering {
  return async (bazaar) => {
    bazaar.file("proof", spoil((await bazaar.run(["prove", "3", "--checkpoint", "head"])).stdout))
    return bazaar.ask(["check-proof", "proof", "--key", "key.pub"])
  }
}

function receipt(
  flags: readonly string[] = [],
  meanwhile: (bazaar: Workspace) => Promise<void> = async () => {},
): Answering {
  return async (bazaar) => {
    await bazaar.run(["audit", "order.json", "--receipt", "receipt.json", ...flags])
    await meanwhile(bazaar)
    return bazaar.ask(["check-receipt", "receipt.json"])
  }
}

const OPTIONAL: ReadonlySet<string> = new Set(["steps", "currency"])

const without = (answer: Json, key: string): Json =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => name !== key))

/** The answer with one thing wrong: each of its keys left out in turn, a key too many, another version. */
const spoilt = (answer: Json): readonly Json[] => [
  ...Object.keys(answer).flatMap((key) => (OPTIONAL.has(key) ? [] : [without(answer, key)])),
  { ...answer, more: 1 },
  { ...answer, v: 2 },
]

describe("the JSON of each command is what docs/schema says of it", () => {
  it.each(ANSWERS)("%s: %s", async (...[command, , answering, telling = {}]) => {
    const isValid = validatorOf(command)
    const answer = (await answering(workspace(original))) as Json
    expect(answer).toMatchObject(telling)
    isValid(answer)
    expect(isValid.errors).toBeNull()
    expect(spoilt(answer).filter((one) => isValid(one))).toEqual([])
  })

  it.each([
    ["record", { recorded: [{ announcement: "a", reading: 1, outcome: "recorded", first: -1, last: 2 }] }],
    ["check", { findings: [{ lint: "some-other" }] }],
    ["replay", { ledger: { origin: "a", events: 1, root: "sha256:0" } }],
    ["verify", { verified: "perhaps" }],
    ["prove", { path: ["no hash"] }],
    ["keygen", { publicKey: "PRIVATE+KEY+bazaar+00000000+AAAA" }],
  ])("%s: not %j", async (command, wrong) => {
    const [, , answering] = ANSWERS.find(([name]) => name === command)!
    const isValid = validatorOf(command)
    const answer = (await answering(workspace(original))) as Json
    expect([isValid(answer), isValid({ ...answer, ...wrong })]).toEqual([true, false])
  })

  it("every command has its schema, and its answer is held against it here", async () => {
    const commands = (await commandNames()).toSorted()
    const files = readdirSync(folder).map((file) => file.replace(".schema.json", ""))
    expect(files.toSorted()).toEqual(commands)
    expect([...new Set(ANSWERS.map(([command]) => command))].toSorted()).toEqual(commands)
  })
})
