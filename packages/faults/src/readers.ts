// Every reader of what comes from outside, as docs/bounds.md lists them: how a file is made for it, and how it is asked.
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import {
  ARCHIVE_BYTES,
  CASE_BOUNDS,
  DEEPEST,
  type JsonBounds,
  LINE_BOUNDS,
  MANIFEST_BOUNDS,
  NOTE_BYTES,
  PAGE_BYTES,
  PROOF_BYTES,
  RECEIPT_BOUNDS,
  UNPACKED_BYTES,
  URL_BYTES,
  YAML_BOUNDS,
} from "@policy-ledger/log"
import { announcement } from "../../cli/test/announcement.ts"
import { makeBazaar } from "./commands.ts"

/** One text for one reader. */
export interface Reading {
  readonly name: string
  /** Whether it is to be refused for being more than is read. */
  readonly isBeyond: boolean
  /** Makes what is read in a folder, and answers the call that reads it. */
  readonly prepare: (folder: string) => readonly string[]
  /** What is said where it is more than is read. */
  readonly refusal: RegExp
  /** What reading it may cost. */
  readonly cost: Cost
}

interface Cost {
  readonly milliseconds: number
  /** In MiB, the command itself included. */
  readonly memory: number
}

/** docs/bounds.md states both. */
const SMALL: Cost = { milliseconds: 10_000, memory: 400 }
const LARGE: Cost = { milliseconds: 20_000, memory: 1000 }

const TOO_MUCH = /found (?:more than )?\d+ (?:bytes|values|words and signs|levels|letters)|at most \d+ bytes/

const put = (folder: string, file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

interface Reader {
  readonly name: string
  readonly file: string
  readonly call: readonly string[]
  readonly refusal?: RegExp
  readonly cost?: Cost
  /** What else it reads. */
  readonly beside?: (folder: string) => void
}

const readingOf =
  ({ file, call, refusal = TOO_MUCH, cost = SMALL, beside }: Reader, end = "") =>
  (name: string, isBeyond: boolean, text: () => string): Reading => ({
    name,
    isBeyond,
    refusal,
    cost,
    prepare: (folder) => {
      makeBazaar(folder)
      beside?.(folder)
      put(folder, file, `${text()}${end}`)
      return call
    },
  })

/** At a bound and one beyond it. */
const AROUND = [
  [0, false],
  [1, true],
] as const

/** A JSON text of so many bytes, values or levels; `version` stands in it for whoever looks for one. */
const VERSION = '"version":"1.4.2",'
const ofBytes = (bytes: number): string => `{${VERSION}"":"${"x".repeat(bytes - VERSION.length - 7)}"}`
const ofValues = (values: number): string => `{${VERSION}"":[${"0,".repeat(values - 4)}0]}`
const ofLevels = (levels: number): string =>
  `{${VERSION}"":${"[".repeat(levels - 1)}0${"]".repeat(levels - 1)}}`

const jsonReadings = (reader: Reader, bounds: JsonBounds, end = ""): readonly Reading[] => {
  const reading = readingOf(reader, end)
  return AROUND.flatMap(([more, isBeyond]) => [
    reading(`${reader.name}: ${bounds.bytes + more} bytes`, isBeyond, () => ofBytes(bounds.bytes + more)),
    reading(`${reader.name}: ${bounds.values + more} values`, isBeyond, () => ofValues(bounds.values + more)),
    reading(`${reader.name}: ${DEEPEST + more} levels`, isBeyond, () => ofLevels(DEEPEST + more)),
  ])
}

/** A text whose bytes alone are bounded, filled up at its end. */
const filledReadings = (
  reader: Reader,
  bytes: number,
  beginning: () => string,
  filler: string,
): readonly Reading[] =>
  AROUND.map(([more, isBeyond]) =>
    readingOf(reader)(`${reader.name}: ${bytes + more} bytes`, isBeyond, () => {
      const text = beginning()
      return text.padEnd(text.length + bytes + more - Buffer.byteLength(text), filler)
    }),
  )

const GIB = 1024 ** 3

/** A file of a gigabyte that takes no room: its size is asked for before anything is read. */
const hugeReading = (reader: Reader): Reading => ({
  ...readingOf(reader)(`${reader.name}: 1 GiB`, true, () => ""),
  cost: SMALL,
  prepare: (folder) => {
    const call = readingOf(reader)("", true, () => "").prepare(folder)
    const file = join(folder, reader.file)
    closeSync(openSync(file, "a"))
    truncateSync(file, GIB)
    return call
  },
})

const YAML_FILE = "seeds/bazaar/2030-06-20-surcharge.yaml"
const YAML: Reader = { name: "an announcement", file: YAML_FILE, call: ["record", YAML_FILE] }
const PLATFORM: Reader = {
  name: "a platform",
  file: "seeds/bazaar.yaml",
  call: ["in-force", "--on", "2030-06-10"],
}

/** Words, signs and ends of lines; `x: 0` has seven as they are cut. */
const WORDS = 50_000

const yamlReadings = (): readonly Reading[] => {
  const reading = readingOf(YAML)
  const values = YAML_BOUNDS.values
  return [
    ...filledReadings(YAML, YAML_BOUNDS.bytes, () => `${announcement()}#`, "x"),
    ...AROUND.flatMap(([more, isBeyond]) => [
      reading(
        `${YAML.name}: ${WORDS + more} words and signs`,
        isBeyond,
        () => `x: 0${"\n".repeat(WORDS - 7 + more)}`,
      ),
      // The document, its map, the key and the list are values, too.
      reading(
        `${YAML.name}: ${values + more} values`,
        isBeyond,
        () => `x: [${"0,".repeat(values - 5 + more)}0]\n`,
      ),
      reading(
        `${YAML.name}: ${DEEPEST + more} levels`,
        isBeyond,
        () => `x: ${"[".repeat(DEEPEST - 1 + more)}0${"]".repeat(DEEPEST - 1 + more)}\n`,
      ),
    ]),
  ]
}

const bazaarPlatform = (): string => {
  const text = readFileSync(
    new URL("../../cli/test/fixtures/bazaar/seeds/bazaar.yaml", import.meta.url),
    "utf8",
  )
  return `${text}#`
}

/** Lines as short as lines can be: a report may begin at each. */
const PAGE: Reader = { name: "a saved page", file: "pages/one.txt", call: ["check", "--pages", "pages"] }

/** Beside a store that was copied before. */
const headReader = (backup: string): Reader => ({
  name: "the last head",
  file: ".ledger/bazaar.head.json",
  call: ["restore", "copy.db"],
  beside: (folder) => copyFileSync(backup, join(folder, "copy.db")),
})

const CASE: Reader = { name: "a case", file: "case.json", call: ["audit", "case.json"] }
const CASES: Reader = { name: "a line of cases", file: "cases.ndjson", call: ["audit", "cases.ndjson"] }
const LINE: Reader = { name: "a line of a log", file: "seeds/bazaar.ndjson", call: ["verify"] }
const ASKED: Reader = {
  ...LINE,
  name: "a line of a log that is asked",
  call: ["in-force", "--on", "2030-06-10"],
}
const RECEIPT: Reader = {
  name: "a receipt",
  file: "receipt.json",
  call: ["check-receipt", "receipt.json"],
  cost: LARGE,
}
const MANIFEST: Reader = {
  name: "a manifest",
  file: "packages/rules-bazaar/package.json",
  call: ["rebuild", "--unreleased"],
  refusal: /found no version in/,
  cost: LARGE,
}
const KEYS: Reader = {
  name: "a file of keys",
  file: "keys.pub",
  call: ["consistency", "3", "3", "--key", "keys.pub"],
}
const NOTE: Reader = { name: "a checkpoint", file: "head.txt", call: ["consistency", "3", "head.txt"] }
const PROOF: Reader = { name: "a proof", file: "proof", call: ["check-proof", "proof", "--key", "proof"] }

/** Read before the orders are. */
const PACKAGE: Reader = {
  name: "a packed data package",
  file: "rules.tgz",
  call: ["impact", "none.ndjson", "--from", "package:rules.tgz", "--to", "events:3"],
  cost: LARGE,
}

/** Zeros of which next to nothing is left when they are packed. */
const unpackedReadings = (): readonly Reading[] =>
  AROUND.map(([more, isBeyond]) => ({
    ...readingOf({ ...PACKAGE, refusal: /unpacks to more/ })(
      `${PACKAGE.name}: ${UNPACKED_BYTES + more} bytes unpacked`,
      isBeyond,
      () => "",
    ),
    prepare: (folder) => {
      makeBazaar(folder)
      writeFileSync(join(folder, PACKAGE.file), gzipSync(Buffer.alloc(UNPACKED_BYTES + more)))
      return PACKAGE.call
    },
  }))

const URL_SCHEME = "sqlite:"
const urlReadings = (): readonly Reading[] =>
  AROUND.map(([more, isBeyond]) => ({
    name: `the URL of a store: ${URL_BYTES + more} bytes`,
    isBeyond,
    refusal: /a URL of at most/,
    cost: SMALL,
    prepare: (folder) => {
      makeBazaar(folder)
      return ["replay", "--store", URL_SCHEME.padEnd(URL_BYTES + more, "x")]
    },
  }))

/** All of them; `backup`: that of a store of the made-up platform. */
export const readings = (backup: string): readonly Reading[] => [
  ...jsonReadings(CASE, CASE_BOUNDS),
  hugeReading(CASE),
  ...jsonReadings(CASES, CASE_BOUNDS, "\n"),
  ...jsonReadings(LINE, LINE_BOUNDS, "\n"),
  ...jsonReadings(ASKED, LINE_BOUNDS, "\n"),
  ...jsonReadings(RECEIPT, RECEIPT_BOUNDS),
  hugeReading(RECEIPT),
  ...jsonReadings(MANIFEST, MANIFEST_BOUNDS),
  hugeReading(MANIFEST),
  ...yamlReadings(),
  hugeReading(YAML),
  ...filledReadings(PLATFORM, YAML_BOUNDS.bytes, bazaarPlatform, "x"),
  hugeReading(PLATFORM),
  ...filledReadings(PAGE, PAGE_BYTES, () => "", "x\n"),
  hugeReading(PAGE),
  ...filledReadings(KEYS, NOTE_BYTES, () => "", "x"),
  hugeReading(KEYS),
  ...filledReadings(NOTE, NOTE_BYTES, () => "", "x"),
  hugeReading(NOTE),
  ...filledReadings(PROOF, PROOF_BYTES, () => "", "x"),
  hugeReading(PROOF),
  ...filledReadings(headReader(backup), NOTE_BYTES, () => "{}", " "),
  hugeReading(headReader(backup)),
  ...filledReadings(PACKAGE, ARCHIVE_BYTES, () => "", "x"),
  ...unpackedReadings(),
  hugeReading(PACKAGE),
  ...urlReadings(),
]
