import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "esbuild"
import { type Command, inProcess, interleaved } from "../measure/process.ts"
import { sized } from "../measure/size.ts"
import { type Summary, summarize } from "../measure/summary.ts"
import { ROOT } from "../place.ts"
import type { Heap } from "./child.ts"
import type { Bench, Subject } from "./subjects.ts"

export const gzipped = (data: string | Uint8Array): number => gzipSync(data, { level: 9 }).length

/** What Node really reads for the import and the first answer, each file compressed by itself. */
export interface Loaded {
  readonly files: number
  readonly raw: number
  readonly gz: number
}

const CHILD = new URL("child.ts", import.meta.url)

export const loaded = (file: string): Loaded => {
  const contents = inProcess<readonly string[]>(CHILD, ["files", file]).map((path) => readFileSync(path))
  return {
    files: contents.length,
    raw: contents.reduce((sum, text) => sum + text.length, 0),
    gz: contents.reduce((sum, text) => sum + gzipped(text), 0),
  }
}

export const heapOf = (file: string): Heap => inProcess<Heap>(CHILD, ["heap", file], ["--expose-gc"])

/** Nanoseconds of the warm question. */
export const queryOf = (file: string): number => inProcess<number>(CHILD, ["query", file])

/** Milliseconds above a process that imports nothing. */
export interface Start {
  readonly cold: Summary
  readonly first: Summary
}

const above = (one: Summary | undefined, empty: number): Summary => {
  const { median, q1, q3, p99, n } = one ?? summarize([])
  return { median: median - empty, q1: q1 - empty, q3: q3 - empty, p99: p99 - empty, n }
}

/** All subjects interleaved with the empty process. */
export const starts = (bench: Bench, files: readonly string[]): readonly Start[] => {
  const run = (name: string, file: string, then = ""): Command => ({
    name,
    args: [bench.write(name, `import { ask } from ${JSON.stringify(file)}\nglobalThis.kept = ask${then}`)],
  })
  const empty = bench.module(undefined)
  const commands = [
    run("run-empty.mjs", empty),
    ...files.flatMap((file, i) => [run(`run-${i}.mjs`, file), run(`run-${i}-ask.mjs`, file, "()")]),
  ]
  const took = interleaved(commands, sized(15, 2))
  const nothing = took[0]?.median ?? Number.NaN
  return files.map((_, i) => ({
    cold: above(took[1 + 2 * i], nothing),
    first: above(took[2 + 2 * i], nothing),
  }))
}

/** Gzipped bytes of a browser bundle; undefined where it cannot be made. */
export const bundled = async (bench: Bench, contents: string): Promise<number | undefined> => {
  try {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: bench.folder, loader: "js" },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      write: false,
      logLevel: "silent",
    })
    return outputFiles.reduce((sum, file) => sum + gzipped(file.contents), 0)
  } catch {
    return undefined
  }
}

const TSC = [
  "--ignoreConfig",
  "--noEmit",
  "--extendedDiagnostics",
  "--strict",
  "--skipLibCheck",
  "--target",
  "es2024",
  "--module",
  "nodenext",
  "--types",
  "",
]

const typesIn = (file: string): { readonly types: number; readonly untyped: boolean } => {
  const { stdout } = spawnSync(join(ROOT, "node_modules/.bin/tsc"), [...TSC, file], { encoding: "utf8" })
  return { types: Number(/^Types:\s+(\d+)/m.exec(stdout)?.[1]), untyped: stdout.includes("TS7016") }
}

/** What the question costs the compiler of its reader; undefined where the package has no types. */
export const addedTypes = (bench: Bench, { imports, ask }: Subject): number | undefined => {
  const nothing = typesIn(bench.write("consumer.mts", "export const answer = 0"))
  const own = typesIn(bench.write("consumer.mts", `${imports}\nexport const answer = ${ask}`))
  return own.untyped ? undefined : own.types - nothing.types
}
