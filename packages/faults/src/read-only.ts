import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { announcement } from "../../cli/test/announcement.ts"
import { makeBazaar } from "./commands.ts"
import { inFolder } from "./folder.ts"
import { bundle, BUNDLED } from "./measured.ts"
import { type Family, Tallying } from "./tally.ts"

const ORDER = '{"order":{"paidAt":"2030-02-01T00:00:00+05:45"}}\n'

/** Every command that asks, and what it ends with. */
const QUESTIONS: readonly (readonly string[])[] = [
  ["in-force", "--on", "2030-06-10"],
  ["history", "shipping"],
  ["diff", "--from", "2030-01-20", "--to", "2030-06-10"],
  ["upcoming", "--on", "2030-03-05"],
  ["announcements"],
  ["audit", "order.json", "--explain"],
  ["audit", "orders.ndjson", "--json"],
  ["replay"],
  ["check"],
  ["verify"],
  ["checkpoint"],
  ["prove", "3"],
]

const NEWS = "seeds/bazaar/2030-06-20-surcharge.yaml"

/** Every command that writes, or waits for others who do. */
const WRITES: readonly (readonly string[])[] = [
  ["record", NEWS],
  ["rebuild", "--unreleased"],
  ["backup", "copy.db"],
  ["restore", "saved.db"],
  ["migrate", "--from", "sqlite:saved.db", "--to", "sqlite:other.db"],
  ["keygen", "policy-ledger-bazaar", "--out", "new.key"],
  ["checkpoint", "--key", "own.key"],
  ["audit", "order.json", "--receipt", "receipt.json"],
  ["audit", "orders.ndjson", "--out", "results.csv"],
  ["audit", "orders.ndjson", "--out", "results.parquet"],
  ["export", "--format", "csv", "--out", "csv"],
  ["export", "--format", "parquet", "--out", "parquet"],
  ["follow", "--from", "0"],
]

/** Nobody in particular: root may write wherever it likes. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

const run = (cwd: string, args: readonly string[], disk: "writable" | "full" = "writable") => {
  const node = [process.execPath, BUNDLED, ...args]
  // A full disk takes no byte more, in whatever file.
  const [command = "", ...rest] = disk === "full" ? ["prlimit", "--fsize=0", ...node] : node
  const env = { PATH: process.env["PATH"], LANG: "C.UTF-8", POLICY_LEDGER_SEEDS: "seeds" }
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  return spawnSync(command, rest, { cwd, env, encoding: "utf8", timeout: 30_000, ...user })
}

const eachIn = (folder: string, use: (path: string) => void): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) eachIn(path, use)
    use(path)
  }
}

/** Takes away the right to write, from the owner too. */
const lock = (folder: string): void => {
  eachIn(folder, (path) => chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444))
  chmodSync(folder, 0o555)
}

const unlock = (folder: string): void => {
  chmodSync(folder, 0o755)
  eachIn(folder, (path) => chmodSync(path, 0o755))
}

const makePlace = (folder: string): void => {
  mkdirSync(folder)
  makeBazaar(folder)
  writeFileSync(join(folder, "order.json"), ORDER)
  writeFileSync(join(folder, "orders.ndjson"), ORDER + ORDER)
  writeFileSync(join(folder, NEWS), announcement())
  if (isRoot) {
    eachIn(folder, (path) => chownSync(path, NOBODY, NOBODY))
    chownSync(folder, NOBODY, NOBODY)
  }
  run(folder, ["keygen", "policy-ledger-bazaar", "--out", "own.key"])
  run(folder, ["replay", "--store", "sqlite:.ledger/bazaar.db"])
  run(folder, ["backup", "saved.db"])
  rmSync(join(folder, ".ledger"), { recursive: true })
}

/** What this machine makes for itself: stores, locks, and what SQLite lays beside a database that it opens. */
const OWN = /\/\.ledger|\.lock$|-(?:wal|shm)$/

/** Every other file, with what it holds. */
const pictureOf = (folder: string): string => {
  const seen: string[] = []
  eachIn(folder, (path) => {
    if (!OWN.test(path) && statSync(path).isFile()) seen.push(`${path} ${readFileSync(path, "base64")}`)
  })
  return seen.toSorted().join("\n")
}

/** A command that cannot write says so in its last line, on a full disk that it is full, and nothing is another afterwards. */
const writeFault = (folder: string, args: readonly string[], place: Place): string | undefined => {
  const before = pictureOf(folder)
  const { status, stdout, stderr } = run(folder, args, diskOf(place))
  if (pictureOf(folder) !== before) return "something was written"
  if (status !== 2 || stdout !== "" || !/found [^\n]*, expected [^\n]*\n$/.test(stderr))
    return `ended with ${status}: ${stdout}${stderr}`
  return place === "a full disk" && !stderr.includes("full")
    ? `a full disk is not told: ${stderr}`
    : undefined
}

const hasPrlimit = spawnSync("prlimit", ["--version"]).status === 0

const PLACES = ["no store yet", "a store", "a full disk"] as const
type Place = (typeof PLACES)[number]

const diskOf = (place: Place): "writable" | "full" => (place === "a full disk" ? "full" : "writable")

/**
 * Where nothing can be written, with a store and without, every question is answered as it is elsewhere, and whatever would
 * have to write is refused.
 */
export const readOnly: Family = {
  name: "every command where nothing can be written",
  run: ({ quick }) =>
    inFolder((top) => {
      const tallying = new Tallying(readOnly.name)
      chmodSync(top, 0o755)
      bundle()
      for (const place of PLACES) {
        if (place === "a full disk" && !hasPrlimit) continue
        const [open, closed] = [join(top, "open"), join(top, "closed")]
        for (const folder of [open, closed]) makePlace(folder)
        if (place === "a store") run(closed, ["replay"])
        if (place !== "a full disk") lock(closed)
        for (const args of QUESTIONS.filter((_, i) => !quick || i % 4 === 0)) {
          const [right, ran] = [run(open, args), run(closed, args, diskOf(place))]
          const isSame = ran.status === right.status && ran.stdout === right.stdout && ran.stdout !== ""
          if (isSame)
            tallying.survived(
              ran.stderr.includes("answered from") ? "answered from the log, and said so" : "answered",
            )
          else tallying.lost(`${args[0]} with ${place}: ${ran.status} ${ran.stderr}`)
        }
        for (const args of WRITES.filter((_, i) => !quick || i % 4 === 0))
          tallying.took(
            `${args[0]} with ${place}`,
            writeFault(closed, args, place),
            "refused, nothing changed",
          )
        unlock(closed)
        for (const folder of [open, closed]) rmSync(folder, { recursive: true })
      }
      return Promise.resolve(tallying.tally)
    }),
}
