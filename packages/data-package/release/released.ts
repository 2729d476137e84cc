import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readJsonFile } from "../build/json-file.ts"
import type { ManifestYear } from "../src/index.ts"
import type { Golden } from "./golden.ts"

/** The package's public face: the number of the engine, and the digest of each file of declarations and schemas. */
export type Surface = { readonly [file: string]: string }

/** Questions of an earlier release that are answered otherwise from this one on. */
export interface Break {
  readonly release: string
  readonly questions: readonly string[]
}

/** `released/<version>.json`: what a release held and answered, kept for ever. */
export interface Released {
  readonly v: 1
  readonly version: string
  readonly dataVersion: string
  readonly events: number
  readonly root: string
  readonly recordedThrough: string
  readonly years: readonly ManifestYear[]
  readonly surface: Surface
  readonly breaks: readonly Break[]
  readonly golden: readonly Golden[]
}

type Numbers = readonly number[]

const numbers = (version: string): Numbers => version.split(/[.-]/).slice(0, 3).map(Number)

export const compareVersions = (a: string, b: string): number => {
  const [x, y] = [numbers(a), numbers(b)]
  return (x[0] ?? 0) - (y[0] ?? 0) || (x[1] ?? 0) - (y[1] ?? 0) || (x[2] ?? 0) - (y[2] ?? 0)
}

/** Whether only the last number tells the two apart. */
export const isPatchOf = (a: string, b: string): boolean => {
  const [x, y] = [numbers(a), numbers(b)]
  return x[0] === y[0] && x[1] === y[1]
}

const folderOf = (packageFolder: string): string => join(packageFolder, "released")

const fileOf = (packageFolder: string, version: string): string =>
  join(folderOf(packageFolder), `${version}.json`)

/** All releases, the first one first. */
export const readReleased = (packageFolder: string): readonly Released[] => {
  const folder = folderOf(packageFolder)
  if (!existsSync(folder)) return []
  return (
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- we wrote them, and git keeps them
      .map((name) => readJsonFile(join(folder, name)) as Released)
      .toSorted((a, b) => compareVersions(a.version, b.version))
  )
}

/** One member a line, one golden answer a line: two releases can be compared by eye. */
const formatReleased = ({ golden, ...head }: Released): string => {
  const members = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`,
  )
  const answers = golden.map((one) => `    ${JSON.stringify(one)}`).join(",\n")
  return `{\n${members.join("")}  "golden": [\n${answers}\n  ]\n}\n`
}

/** A release is written once: another content under its version is refused. */
export const writeReleased = (packageFolder: string, released: Released): void => {
  const file = fileOf(packageFolder, released.version)
  const text = formatReleased(released)
  if (existsSync(file)) {
    if (readFileSync(file, "utf8") === text) return
    throw new Error(`${file}: found another release under ${released.version}, expected a new version`)
  }
  mkdirSync(folderOf(packageFolder), { recursive: true })
  writeFileSync(file, text)
}
