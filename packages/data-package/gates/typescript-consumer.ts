import { copyFileSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inConsumers } from "./consumer.ts"
import { run, told } from "./stranger.ts"

/** A TypeScript project that uses every entry: each compiler, each way of finding modules, libraries checked too. */
interface Resolution {
  readonly module: string
  readonly moduleResolution: string
  readonly files: readonly string[]
  /** The compilers that have it. */
  readonly until?: number
}

const IMPORTED = ["consumer.mts", "json.mts"] as const
const REQUIRED = ["consumer.cts", "json.cts"] as const

const NODENEXT = { module: "nodenext", moduleResolution: "nodenext" } as const

/** `node16` knows no import attributes, so that there JSON can only be required. */
const RESOLUTIONS: readonly Resolution[] = [
  { module: "commonjs", moduleResolution: "node", files: ["consumer.ts", "json.cts"], until: 6 },
  { module: "node16", moduleResolution: "node16", files: ["consumer.mts", ...REQUIRED] },
  { ...NODENEXT, files: [...IMPORTED, ...REQUIRED] },
  { module: "esnext", moduleResolution: "bundler", files: IMPORTED },
]

const { devDependencies }: { readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(new URL("consumers/typescript/package.json", import.meta.url), "utf8"),
)

const compilers = Object.keys(devDependencies).map((name) => ({ name, version: Number(name.split("-")[1]) }))

type Compiler = (typeof compilers)[number]

/** Compiles files of the folder, without the types of any platform; returns what the compiler said. */
const compile = (
  folder: string,
  { name, version }: Compiler,
  { module, moduleResolution, files }: Resolution,
  skipLibCheck = false,
): string => {
  const compilerOptions = {
    module,
    moduleResolution,
    target: "es2022",
    lib: ["es2022"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck,
    ...(moduleResolution === "node" && version >= 6 ? { ignoreDeprecations: "6.0" } : {}),
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }))
  return run("node", [join("node_modules", name, "bin/tsc"), "-p", ".", "--extendedDiagnostics"], folder)
}

/** How many types an import and a question add to an empty project. */
const typesAdded = (folder: string, compiler: Compiler, skipLibCheck: boolean): number => {
  const [alone = NaN, empty = NaN] = ["alone.mts", "empty.mts"].map((file) => {
    const said = compile(folder, compiler, { ...NODENEXT, files: [file] }, skipLibCheck)
    return Number(/Types:\s+(\d+)/.exec(said)?.[1])
  })
  return alone - empty
}

await inConsumers(["typescript"], async (at) => {
  const folder = join(at, "typescript")
  for (const kind of ["mts", "cts"])
    copyFileSync(join(folder, "consumer.ts"), join(folder, `consumer.${kind}`))
  writeFileSync(
    join(folder, "alone.mts"),
    `import { inForce } from "@policy-ledger/rules-1688"\ninForce({ on: "2023-06-08" })\n`,
  )
  writeFileSync(join(folder, "empty.mts"), "export {}\n")
  // oxlint-disable-next-line no-await-in-loop -- one line after the other
  for (const compiler of compilers)
    await told(compiler.name, () => {
      const had = RESOLUTIONS.filter(({ until = Infinity }) => compiler.version <= until)
      for (const resolution of had) compile(folder, compiler, resolution)
      return had.map(({ moduleResolution }) => moduleResolution).join(", ")
    })
  const newest = compilers.at(-1)
  if (newest !== undefined)
    await told("an import and a question", () => {
      const [unchecked, checked] = [true, false].map((skip) => typesAdded(folder, newest, skip))
      return `add ${unchecked} types, ${checked} where libraries are checked`
    })
})
