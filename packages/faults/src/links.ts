import { spawnSync } from "node:child_process"
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { createFile, replaceFile } from "@policy-ledger/files"
import { Effect, Exit } from "effect"
import { inFolder } from "./folder.ts"
import { type Family, Tallying } from "./tally.ts"

/** What may stand where a file is to be written; `victim` is somebody else's file in the same folder. */
const STANDING: { readonly [kind: string]: (file: string, mode: number) => void } = {
  "a file": (file, mode) => {
    writeFileSync(file, "old")
    chmodSync(file, mode)
  },
  "a link": (file, mode) => {
    writeFileSync(`${file}.real`, "old")
    chmodSync(`${file}.real`, mode)
    symlinkSync(`${file}.real`, file)
  },
  "a link to nothing": (file) => symlinkSync(`${file}.none`, file),
  "a second name": (file, mode) => {
    chmodSync(join(file, "../victim"), mode)
    linkSync(join(file, "../victim"), file)
  },
  "a link to a device": (file) => symlinkSync("/dev/null", file),
  "a pipe": (file) => spawnSync("mkfifo", [file]),
  "a folder": (file) => mkdirSync(file),
  nothing: () => {},
}

const WRITERS = {
  replaced: (file: string) => replaceFile(file, "new"),
  made: (file: string) => createFile(file, { text: "new", mode: 0o600 }),
  forced: (file: string) => createFile(file, { text: "new", mode: 0o600, isForced: true }),
}
type Way = keyof typeof WRITERS

/** Where each way may write; everywhere else all is as it was. */
const MAY: { readonly [way in Way]: readonly string[] } = {
  replaced: ["a file", "a link", "nothing"],
  made: ["nothing"],
  forced: ["a file", "nothing"],
}

const MODES = [0o600, 0o640, 0o644, 0o664, 0o400, 0o755] as const
const WAYS = ["replaced", "made", "forced"] as const

/** Every name in the folder with what it is and, of files, what they hold. */
const pictureOf = (folder: string): string =>
  readdirSync(folder)
    .map((name) => {
      const status = lstatSync(join(folder, name))
      return `${name} ${status.mode} ${status.isFile() ? readFileSync(join(folder, name), "utf8") : ""}`
    })
    .join("\n")

interface Try {
  readonly kind: string
  readonly way: Way
  readonly mode: number
}

const tried = async (folder: string, { kind, way, mode }: Try): Promise<string | undefined> => {
  mkdirSync(folder)
  writeFileSync(join(folder, "victim"), "mine")
  const file = join(folder, "file")
  STANDING[kind]?.(file, mode)
  const before = pictureOf(folder)
  const exit = await Effect.runPromiseExit(WRITERS[way](file))
  if (!MAY[way].includes(kind))
    return Exit.isFailure(exit) && pictureOf(folder) === before
      ? undefined
      : "it was written, or something else was"
  if (Exit.isFailure(exit)) return `it was refused: ${String(exit.cause)}`
  if (readdirSync(folder).some((name) => name.endsWith(".draft"))) return "a draft was left"
  if (lstatSync(file).isSymbolicLink() !== (kind === "a link")) return "a link came or went"
  if (readFileSync(file, "utf8") !== "new" || readFileSync(join(folder, "victim"), "utf8") !== "mine")
    return "another file was written"
  const right = way === "replaced" && kind !== "nothing" ? mode : 0o600
  const isAny = way === "replaced" && kind === "nothing"
  return isAny || (statSync(file).mode & 0o777) === right ? undefined : "its mode is another"
}

/** Every way to write a file, over everything that may stand there, with each mode. */
export const linksAndModes: Family = {
  name: "links, pipes and modes where a file is written",
  run: () =>
    inFolder(async (top) => {
      const tallying = new Tallying(linksAndModes.name)
      for (const kind of Object.keys(STANDING))
        for (const way of WAYS)
          for (const mode of MODES) {
            const lost = await tried(join(top, `${kind} ${way} ${mode}`), { kind, way, mode })
            if (lost === undefined)
              tallying.survived(MAY[way].includes(kind) ? "written" : "refused, nothing changed")
            else tallying.lost(`${kind} ${way} with ${mode.toString(8)}: ${lost}`)
          }
      return tallying.tally
    }),
}
