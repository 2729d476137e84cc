// YAML as seeds use it, a small part of it, with the place of each value.
import { Result } from "effect"
import {
  Composer,
  type Document,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
  isMap,
  isNode,
  isScalar,
  isSeq,
  visit,
} from "yaml"
import {
  DuplicateKey,
  FileRefused,
  NotYaml,
  type Place,
  type SeedError,
  TooMuch,
  YamlFeature,
} from "./seed-error.ts"
import { type Excess, textExcess, treeExcess } from "./yaml-bounds.ts"

export type Path = readonly (string | number)[]

/** The value at a path, or the key that names it in its map. */
export type Part = "key" | "value"

/** A YAML file as plain values, with the place and the spelling of each. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly value: unknown
  /** As far along the path as the file goes. */
  readonly node: (path: Path) => Node | null
  readonly place: (path: Path, part?: Part) => Place
  /** The value as it is spelt in the file, shortened; undefined where nothing is written. */
  readonly spelling: (path: Path) => string | undefined
}

const MAX_SPELLING = 60

/** On one line, at most so long. */
const shortened = (text: string): string => {
  const [line = "", ...more] = text.split(/\r?\n/)
  return more.length === 0 && line.length <= MAX_SPELLING ? line : `${line.slice(0, MAX_SPELLING - 1)}…`
}

/** `events[0].rule.when` */
export const formatPath = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  )

/** The way that `formatPath` wrote. */
export const stepsOf = (text: string): Path =>
  Array.from(text.matchAll(/([^.[\]]+)|\[(\d+)\]/g), ([, key, index]) => key ?? Number(index))

/** What stands there in plain data; undefined where nothing does. */
export const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? Reflect.get(value, step)
        : undefined,
    data,
  )

const pairAt = (node: unknown, key: string | number): Pair | undefined =>
  isMap(node)
    ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
    : undefined

/** As far along the path as the document goes. */
const nodeAt = (root: Node | null, path: Path, part: Part): Node | null => {
  let node = root
  for (const [i, step] of path.entries()) {
    const pair = pairAt(node, step)
    const isKey = part === "key" && i === path.length - 1
    const next = pair === undefined ? itemAt(node, step) : isKey ? pair.key : (pair.value ?? pair.key)
    if (!isNode(next)) return node
    node = next
  }
  return node
}

const itemAt = (node: unknown, step: string | number): unknown =>
  isSeq(node) ? node.items[Number(step)] : undefined

interface Feature {
  /** Where it begins in the text. */
  readonly offset: number
  readonly found: string
  readonly expected: string
}

const WRITTEN_OUT = "the value written out"

/** Whatever a directive says, the figures below it are no longer those that YAML 1.2 reads: 060 is 60, or 48. */
const directivesOf = (text: string): readonly Feature[] =>
  [...new Parser().parse(text)].flatMap((token) =>
    token.type === "directive"
      ? [
          {
            offset: token.offset,
            found: `the directive ${shortened(token.source.trimEnd())}`,
            expected: "no directive: YAML 1.2, with no tags of its own",
          },
        ]
      : [],
  )

/** A number as every reader of YAML and JSON reads it: no leading zero, no other base, no exponent. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

const numberFeature = ({ source = "", value, type }: Scalar, offset: number): readonly Feature[] => {
  if (typeof value !== "number" || type !== Scalar.PLAIN || (NUMBER.test(source) && !Object.is(value, -0)))
    return []
  const digits = Number.isFinite(value) && !Object.is(value, -0) ? `${value}` : "a number in digits"
  return [
    {
      offset,
      found: `the number ${source}`,
      expected: `${digits}, or "${source}" in quotes where it is text`,
    },
  ]
}

/** Where a node begins in the text. */
const offsetOf = (node: Node | null): number => node?.range?.[0] ?? 0

/** What seeds do without, because it hides what a file says from whoever reads it. */
const featuresOf = (root: Node | null): readonly Feature[] => {
  const features: Feature[] = []
  const add = (node: Node, found: string) =>
    features.push({ offset: offsetOf(node), found, expected: WRITTEN_OUT })
  const marks = (node: Scalar | YAMLMap | YAMLSeq) => {
    if (node.anchor !== undefined) add(node, `the anchor &${node.anchor}`)
    if (node.tag !== undefined) add(node, `the tag ${node.tag.replace("tag:yaml.org,2002:", "!!")}`)
  }
  visit(root, {
    Alias: (_key, node) => void add(node, `the alias *${node.source}`),
    Scalar: (key, node) => {
      marks(node)
      features.push(...numberFeature(node, offsetOf(node)))
      // By its spelling: a directive can make a symbol of its value.
      if (key === "key" && node.source === "<<") add(node, "the merge key <<")
      if (typeof node.value === "string" && !node.value.isWellFormed()) add(node, "half of a surrogate pair")
    },
    Map: (_key, node) => marks(node),
    Seq: (_key, node) => marks(node),
  })
  return features
}

const firstLine = (message: string): string => message.replace(/(?: at line \d|\n)[\s\S]*$/, "")

/** Each key that stands above in its map already; two keys are one where YAML reads them as the same. */
const repeatedKeysOf = (root: Node | null): readonly Node[] => {
  const repeated: Node[] = []
  visit(root, {
    Map: (_key, { items }) => {
      const keys = new Set<unknown>()
      for (const { key } of items)
        if (isScalar(key) && keys.size === keys.add(key.value).size) repeated.push(key)
    },
  })
  return repeated
}

type PlaceAt = (offset: number) => Place

const placesIn = (file: string, text: string): PlaceAt => {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1)
  return (offset) => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
}

const tooMuch = ({ offset, found, expected }: Excess, placeAt: PlaceAt): FileRefused => {
  const place = placeAt(offset)
  return new FileRefused({ file: place.file, reasons: [new TooMuch({ ...place, at: "", found, expected })] })
}

// What it would print of an odd key is refused below with its place. It compares each key with every other; we do not.
const OPTIONS = { logLevel: "error", uniqueKeys: false, version: "1.2", merge: false } as const

/** Every error names file, line and column; directives, anchors, aliases, tags, merges and odd numbers are refused. */
export const parseYaml = (file: string, text: string): Result.Result<Source, FileRefused> => {
  const placeAt = placesIn(file, text)
  const tooLong = textExcess(text)
  if (tooLong !== undefined) return Result.fail(tooMuch(tooLong, placeAt))
  const tokens = [...new Parser().parse(text)]
  const tooDeep = treeExcess(tokens)
  if (tooDeep !== undefined) return Result.fail(tooMuch(tooDeep, placeAt))
  const documents = [...new Composer(OPTIONS).compose(tokens)]
  const [first, ...rest] = reasonsAgainst(documents, directivesOf(text), placeAt)
  if (first !== undefined) return Result.fail(new FileRefused({ file, reasons: [first, ...rest] }))
  const [document] = documents
  const root: Node | null = document?.contents ?? null
  return Result.succeed(sourceOf({ file, text, root, placeAt, value: document?.toJS() }))
}

const reasonsAgainst = (
  [document, second]: readonly Document.Parsed[],
  directives: readonly Feature[],
  placeAt: PlaceAt,
): readonly SeedError[] => {
  const root: Node | null = document?.contents ?? null
  const nothing = { ...placeAt(0), at: "", found: "nothing", expected: "a document" }
  return [
    ...(root === null ? [new NotYaml(nothing)] : []),
    ...syntaxErrors(document, placeAt),
    ...[...directives, ...featuresOf(root)].map(
      ({ offset, found, expected }) => new YamlFeature({ ...placeAt(offset), at: "", found, expected }),
    ),
    ...(second === undefined ? [] : [secondDocument(placeAt(second.range[0]))]),
  ]
}

/** What follows the first error of syntax is mostly its consequence. */
const syntaxErrors = (document: Document.Parsed | undefined, placeAt: PlaceAt): readonly SeedError[] => {
  const [error] = document?.errors ?? []
  if (error !== undefined) {
    const found = firstLine(error.message)
    return [new NotYaml({ ...placeAt(error.pos[0]), at: "", found, expected: "YAML 1.2" })]
  }
  const [found, expected] = ["a key that stands above already", "each key once in a map"]
  return repeatedKeysOf(document?.contents ?? null).map(
    (key) => new DuplicateKey({ ...placeAt(offsetOf(key)), at: "", found, expected }),
  )
}

const secondDocument = (place: Place): SeedError =>
  new YamlFeature({ ...place, at: "", found: "a second document", expected: "one a file" })

const sourceOf = (read: {
  readonly file: string
  readonly text: string
  readonly root: Node | null
  readonly value: unknown
  readonly placeAt: PlaceAt
}): Source => ({
  file: read.file,
  text: read.text,
  value: read.value,
  node: (path) => nodeAt(read.root, path, "value"),
  place: (path, part = "value") => read.placeAt(offsetOf(nodeAt(read.root, path, part))),
  spelling: (path) => {
    const [from, to] = nodeAt(read.root, path, "value")?.range ?? [0, 0]
    const spelt = read.text.slice(from, to).trimEnd()
    return spelt === "" ? undefined : shortened(spelt)
  },
})
