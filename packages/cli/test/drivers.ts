// A ledger whose every text drives the terminal, and calls that print it.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Call, Ran, Workspace } from "./call.ts"
import { ORDER } from "./cases.ts"

/** Sets the window's title, reddens, turns the text round and breaks the line, in every way there is. */
export const DRIVER =
  "\u001b]0;owned\u0007\u001b[31m\u009b31m\u202e\u2066\u200f\u061c\u2028\u2029\u007f\r\n\t!"

export const inYaml = (text: string): string =>
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
export const obeyed = ({ stdout, stderr }: Pick<Ran, "stdout" | "stderr">): readonly string[] =>
  (stdout + stderr).replaceAll(OURS, "").match(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu) ?? []

export const CASE = `order${DRIVER}.json`
export const ID = `B-1${DRIVER}`

/** Makes it of the made-up platform: recorded, with cases, and a receipt. */
export const drive = async (bazaar: Workspace): Promise<void> => {
  const seeds = join(bazaar.folder, "seeds")
  const files = ["bazaar.yaml", ...readdirSync(join(seeds, "bazaar")).map((name) => `bazaar/${name}`)]
  for (const file of files) bazaar.file(`seeds/${file}`, drivenFile(readFileSync(join(seeds, file), "utf8")))
  const order = JSON.stringify({ ...ORDER, order: { ...ORDER.order, id: ID } })
  bazaar.file(CASE, order)
  bazaar.file("orders.ndjson", `${order}\n${JSON.stringify({ [DRIVER]: 1 })}\n${order}\n`)
  bazaar.file("twice.json", `{ ${JSON.stringify(DRIVER)}: 1, ${JSON.stringify(DRIVER)}: 2 }`)
  await bazaar.run(["rebuild", "--by", "curator", "--unreleased"])
  await bazaar.run(["audit", CASE, "--receipt", "receipt.json"])
}

/** Calls that answer with it. */
const ANSWERING: readonly (readonly string[])[] = [
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
  ["what-if", CASE, "--vary", "order.paidAt"],
  ["impact", "orders.ndjson", "--from", "events:4", "--to", "events:14", "--on-error", "skip"],
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
  ["export", "--format", "csv", "--out", `out${DRIVER}`],
  ["checkpoint"],
  ["check"],
  ["replay", "--step"],
]

/** The same, in each language; a file that is made is another each time. */
export const ANSWERS: readonly (readonly string[])[] = ANSWERING.flatMap((args) =>
  ["zh", "en"].map((lang) => [
    ...args.map((arg) => (/^(?:copy|key|out)\P{L}/u.test(arg) ? `${lang}-${arg}` : arg)),
    "--lang",
    lang,
  ]),
)

/** On a terminal, and in colour. */
export const TERMINAL: Call = { terminal: 60, env: { FORCE_COLOR: "1" } }

/** What is wrong with an answer. */
export const answerFault = (ran: Ran): string | undefined => {
  if (ran.stdout === "") return `no answer: ${ran.stderr}`
  return obeyedFault(ran)
}

const obeyedFault = (ran: Ran): string | undefined => {
  const found = obeyed(ran)
  return found.length === 0 ? undefined : `a terminal obeys ${JSON.stringify(found)}`
}

/** Calls that refuse what drives a terminal so, each in one line. */
export const errors = (driver: string = DRIVER): readonly (readonly string[])[] => [
  [driver],
  [`--${driver}`],
  ["history", driver],
  ["history", "shipping", driver],
  ["announcements", driver],
  ["in-force", "--on", driver],
  ["in-force", "--on", "2022-06-10", "--instrument", driver],
  ["upcoming", "--on", "2022-03-05", `--lang=${driver}`],
  ["replay", "--store", driver],
  ["replay", "--store", `esdb://h@${driver}`],
  ["replay", "--seeds", driver],
  ["replay", "--platform", driver],
  ["replay", "--until", driver],
  ["audit", driver],
  ["audit", "orders.ndjson"],
  ["audit", "orders.ndjson", "--case", driver],
  ["audit", "twice.json"],
  ["what-if", CASE, "--vary", driver],
  ["what-if", CASE, "--vary", "order.paidAt", "--from", driver],
  ["impact", CASE, "--from", driver, "--to", "events:4"],
  ["impact", CASE, "--from", `package:${driver}`, "--to", "events:4"],
  ["impact", CASE, "--from", `events:4+presume:${driver}`, "--to", "events:4"],
  ["impact", driver, "--from", "events:4", "--to", "events:4"],
  ["record", `${driver}.yaml`],
  ["restore", driver],
  ["check", "--released", driver],
  ["verify", "--log", driver],
  ["check-proof", driver, "--key", driver],
  ["check-receipt", driver],
  ["checkpoint", "--key", driver],
  ["keygen", driver],
  ["export", "--format", driver],
  ["audit", driver, "--out", "r.parquet"],
]

/** What is wrong with a refusal. */
export const errorFault = (ran: Ran): string | undefined => {
  if (ran.status !== 2) return `it ended with ${ran.status}: ${ran.stderr}`
  const ends = ran.stderr.split("\n").length - 1
  return ends === 1 ? obeyedFault(ran) : `${ends} lines`
}
