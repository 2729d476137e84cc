// Changes to a YAML file that leave every other byte as it is.
import { isMap, isScalar, isSeq, type Node } from "yaml"
import type { Path, Source } from "./yaml.ts"

/** Text in the place of what stands between two offsets. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

export const edited = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((changed, edit) => changed.slice(0, edit.from) + edit.text + changed.slice(edit.to), text)

/** Where the last thing written in a node ends, without the end of its line. */
const endOf = (node: Node, text: string): number => {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1)
    const below = last?.value ?? last?.key
    if (isNodeOfYaml(below)) return endOf(below, text)
  }
  if (isSeq(node) && node.flow !== true) {
    const last = node.items.at(-1)
    if (isNodeOfYaml(last)) return endOf(last, text)
  }
  const [from, to] = node.range ?? [0, 0]
  return from + text.slice(from, to).trimEnd().length
}

const isNodeOfYaml = (value: unknown): value is Node => isMap(value) || isSeq(value) || isScalar(value)

/** The value at a path, written anew. */
export const replacing = (source: Source, path: Path, text: string): Edit => {
  const node = source.node(path)
  const from = node?.range?.[0] ?? 0
  return { from, to: node === null ? from : endOf(node, source.text), text }
}

/** More keys behind the last of the map at a path. */
export const adding = (source: Source, path: Path, pairs: readonly (readonly [string, string])[]): Edit => {
  const node = source.node(path)
  const { text } = source
  if (!isMap(node)) throw new Error(`no map at ${path.join(".")}`)
  const last = node.items.at(-1)
  const below = last?.value ?? last?.key
  const end = isNodeOfYaml(below) ? endOf(below, text) : (node.range?.[0] ?? 0)
  const written = pairs.map(([key, value]) => `${key}: ${value}`)
  if (node.flow === true) return { from: end, to: end, text: `, ${written.join(", ")}` }
  const newline = text.includes("\r\n") ? "\r\n" : "\n"
  const lineEnd = text.indexOf(newline, end)
  const at = lineEnd < 0 ? text.length : lineEnd
  const indent = " ".repeat(source.place([...path, keyOf(last?.key)], "key").column - 1)
  return { from: at, to: at, text: written.map((line) => `${newline}${indent}${line}`).join("") }
}

const keyOf = (key: unknown): string => (isScalar(key) ? String(key.value) : "")
