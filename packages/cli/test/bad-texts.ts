// Texts that no reader may take, and every reader of JSON from outside.
import { readLines, utf8 } from "@policy-ledger/log"
import { readReceipt } from "@policy-ledger/receipt"
import { formatTlogProof } from "@policy-ledger/tlog"
import { Desk } from "./proof/desk.ts"

/** Texts that one reader takes and another does not, or that cost more than they say. */
export const BAD: readonly (readonly [string, string])[] = [
  ["breaks off", '{"order":{'],
  ["has a key twice", '{"order":{},"order":{}}'],
  ["has a key twice, spelt in two ways", '{"v":1,"\\u0076":1}'],
  ["has __proto__ twice", '{"__proto__":1,"__proto__":1}'],
  ["holds half of a surrogate pair", '{"order":{"id":"\\ud800"}}'],
  ["holds a number beyond all numbers", '{"order":{"id":1e400}}'],
  ["holds a whole number that is rounded", '{"order":{"id":9007199254740993}}'],
  ["nests three thousand levels deep", "[".repeat(3000)],
  ["nests sixty-five levels deep", `${"[".repeat(65)}0${"]".repeat(65)}`],
]

/** Who reads JSON from outside: what is told of a text, and the exit status. */
export const READERS: readonly (readonly [string, (text: string) => Promise<Told>])[] = [
  ["audit FILE", (text) => toldBy((desk) => desk.write("case.json", text), "audit", "case.json")],
  ["audit .ndjson", (text) => toldBy((desk) => desk.write("c.ndjson", `\n${text}\n`), "audit", "c.ndjson")],
  ["check-receipt", (text) => toldBy((desk) => desk.write("r.json", text), "check-receipt", "r.json")],
  [
    "check-receipt --case",
    (text) =>
      toldBy((desk) => writeReceiptAndCase(desk, text), "check-receipt", "r.json", "--case", "case.json"),
  ],
  ["verify", (text) => toldBy((desk) => desk.writeLog([text]), "verify")],
  ["check-proof", (text) => toldBy((desk) => writeProof(desk, text), "check-proof", "p", "--key", "key.pub")],
  ["ledgerOf", async (text) => thrownBy(() => readLines("my-own", text))],
  ["readReceipt", async (text) => thrownBy(() => readReceipt(text))],
]

export interface Told {
  readonly status: number | null
  readonly text: string
}

const toldBy = async (prepare: (desk: Desk) => void, ...args: readonly string[]): Promise<Told> => {
  const desk = new Desk()
  prepare(desk)
  const { status, stdout, stderr } = await desk.run(...args)
  return { status, text: `${stdout}${stderr}` }
}

const writeReceiptAndCase = (desk: Desk, text: string): void => {
  desk.write("r.json", "{}")
  desk.write("case.json", text)
}

/** Of a log that holds nothing but this line. */
const writeProof = (desk: Desk, line: string): void => {
  desk.writeKeys()
  desk.writeHead("head", [line])
  const checkpoint = desk.read("head")
  desk.write("p", formatTlogProof({ extra: utf8(line), index: 0, path: [], checkpoint }))
}

const thrownBy = (read: () => unknown): Told => {
  try {
    return { status: 0, text: JSON.stringify(read()) }
  } catch (error) {
    return { status: 2, text: String(error) }
  }
}

/** What is wrong with what was told of a bad text: it is refused in words, with its place, and in few of them. */
export const wrongWith = ({ status, text }: Told): string | undefined => {
  if (status === 0) return "it was taken"
  if (!/:\d+:\d+: |column \d+: |extra line: |:\d+: /.test(text)) return `no place is told: ${text}`
  if (!/found .*expected /s.test(text)) return `no words of what was found and expected: ${text}`
  if (/^\s+at |RangeError|SyntaxError|TypeError/m.test(text)) return `a defect of ours: ${text}`
  return text.length < 2000 ? undefined : `${text.length} letters`
}
