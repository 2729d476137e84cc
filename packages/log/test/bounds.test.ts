import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import {
  ARCHIVE_BYTES,
  CASE_BOUNDS,
  DEEPEST,
  formatBytes,
  type JsonBounds,
  LINE_BOUNDS,
  MANIFEST_BOUNDS,
  NOTE_BYTES,
  PAGE_BYTES,
  PROOF_BYTES,
  RECEIPT_BOUNDS,
  TRADE_BOUNDS,
  UNPACKED_BYTES,
  URL_BYTES,
  YAML_BOUNDS,
} from "../src/index.ts"

const rows = readFileSync(fileURLToPath(new URL("../../../docs/bounds.md", import.meta.url)), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| a") || line.startsWith("| the"))
  .map((line) => line.split("|").map((cell) => cell.trim()))

const numbers = (n: number): string => n.toLocaleString("en-US")
const json = ({ bytes, values }: JsonBounds): readonly string[] => [
  formatBytes(bytes).replace(/^\d+/, (n) => numbers(Number(n))),
  numbers(values),
  String(DEEPEST),
]

it("docs/bounds.md states the bounds that hold", () => {
  expect(rows.map(([, , most, values, depth]) => [most, values, depth])).toEqual([
    json(CASE_BOUNDS),
    json(TRADE_BOUNDS),
    json(LINE_BOUNDS),
    json(RECEIPT_BOUNDS),
    json(MANIFEST_BOUNDS),
    [`${formatBytes(ARCHIVE_BYTES)}, unpacked ${formatBytes(UNPACKED_BYTES)}`, "", ""],
    [
      formatBytes(YAML_BOUNDS.bytes),
      `${numbers(YAML_BOUNDS.values)}, and 50,000 words and signs`,
      String(DEEPEST),
    ],
    [formatBytes(PAGE_BYTES), "", ""],
    [formatBytes(NOTE_BYTES), "", ""],
    [formatBytes(PROOF_BYTES), "", ""],
    [formatBytes(URL_BYTES), "", ""],
  ])
})
