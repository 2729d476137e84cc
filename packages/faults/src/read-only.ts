import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { spawnSync } from "node:child_process"
import { join } from "node:path"
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

/** Nobody in particular: root may write wherever it likes. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

const run = (cwd: string, args: readonly string[], disk: "writable" | "full" = "writable") => {
  const node = [process.execPath, BUNDLED, ...args]
  // A full disk takes no byte more, in whatever file.
  const [command = "", ...rest] = disk === "full" ? ["prlimit", "--fsize=0", ...node] : node
  const env = { PATH: process.env["PATH"], LANG: "C.UTF-8", POLICY_LEDGER_SEEDS: "seeds" }
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  return spawnSync(command, rest, { cwd, env, encoding: "utf8", ...user })
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
  if (!isRoot) return
  eachIn(folder, (path) => chownSync(path, NOBODY, NOBODY))
  chownSync(folder, NOBODY, NOBODY)
}

const hasPrlimit = spawnSync("prlimit", ["--version"]).status === 0

const PLACES = ["no store yet", "a store", "a full disk"] as const

/** Every question is answered as it is elsewhere where nothing can be written, with a store and without. */
export const readOnly: Family = {
  name: "questions where nothing can be written",
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
          const [right, ran] = [
            run(open, args),
            run(closed, args, place === "a full disk" ? "full" : "writable"),
          ]
          const isSame = ran.status === right.status && ran.stdout === right.stdout && ran.stdout !== ""
          if (isSame)
            tallying.survived(
              ran.stderr.includes("answered from") ? "answered from the log, and said so" : "answered",
            )
          else tallying.lost(`${args[0]} with ${place}: ${ran.status} ${ran.stderr}`)
        }
        unlock(closed)
        for (const folder of [open, closed]) rmSync(folder, { recursive: true })
      }
      return Promise.resolve(tallying.tally)
    }),
}
