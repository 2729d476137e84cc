import type { Platform } from "@policy-ledger/rulebook"

/** The entries that are code, by their file in the package. */
export const ENTRIES = [
  "index",
  "events",
  "texts",
  "verify",
  "sources",
  "explain",
  "runs",
  "what-if",
  "decide",
  "decide-presumed",
] as const

/** Orders as the platform gives them: of the platforms alone for which the workspace has a package `orders-<platform>`. */
export const ORDERS = "orders"

/** Those that are bundled by themselves: they load no more than they need. */
export const DECIDING: readonly string[] = ["decide", "decide-presumed"] satisfies (typeof ENTRIES)[number][]

/**
 * Node takes the ES module for `import` and, by `module-sync`, for `require` too; so do bundlers, by `module`: one copy in
 * memory. CommonJS is for what requires and cannot load ES modules (Jest, older compilers):
 * `docs/decisions/0015-two-formats.md`.
 */
const code = (file: string) => ({
  import: { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
  "module-sync": `./dist/${file}.js`,
  module: `./dist/${file}.js`,
  require: { types: `./dist/${file}.d.cts`, default: `./dist/${file}.cjs` },
})

/** What an entry is called below the package's name: of those that decide what is presumed is told behind it. */
const nameOf = (entry: string): string => (DECIDING.includes(entry) ? entry.replace("-", "/") : entry)

const pathOf = (entry: string): string => (entry === "index" ? "." : `./${nameOf(entry)}`)

const JSON_ENTRIES = {
  "./schema/*.json": { types: "./dist/json.d.cts", default: "./dist/schema/*.json" },
  "./manifest.json": { types: "./dist/manifest.d.cts", default: "./dist/manifest.json" },
  "./datapackage.json": { types: "./dist/json.d.cts", default: "./datapackage.json" },
} as const

/** What TypeScript reads where it does not know `exports` (`moduleResolution: node`). */
const typesVersions = (entries: readonly string[]) => ({
  "*": Object.fromEntries([
    ...entries.map((entry) => [nameOf(entry), [`./dist/${entry}.d.cts`]]),
    ...Object.entries(JSON_ENTRIES).map(([entry, { types }]) => [entry.slice("./".length), [types]]),
  ]),
})

export const packageName = (platformId: string): string => `@policy-ledger/rules-${platformId}`

/** What every data package declares; a package keeps its version and takes where it lives from the workspace. */
export const packageJson = (
  platform: Platform,
  version: string,
  workspace: { readonly repository?: unknown; readonly homepage?: unknown; readonly bugs?: unknown },
  entries: readonly string[],
): Record<string, unknown> => ({
  name: packageName(platform.id),
  version,
  description: `The rules of ${platform.title.en}, as announced: which were in force, when, and on whose word. Event log, queries and proofs, no dependencies`,
  keywords: [
    "policy",
    "rules",
    "marketplace",
    platform.id,
    "event-sourcing",
    "bitemporal",
    "audit",
    "merkle",
  ],
  license: "(MIT AND CC-BY-4.0)",
  ...(workspace.repository === undefined ? {} : { repository: workspace.repository }),
  ...(workspace.homepage === undefined ? {} : { homepage: workspace.homepage }),
  ...(workspace.bugs === undefined ? {} : { bugs: workspace.bugs }),
  type: "module",
  sideEffects: false,
  engines: { node: ">=20.19" },
  main: "./dist/index.cjs",
  types: "./dist/index.d.cts",
  typesVersions: typesVersions(entries),
  exports: {
    ...Object.fromEntries(entries.map((entry) => [pathOf(entry), code(entry)])),
    "./events/*.ndjson": "./dist/events/*.ndjson",
    ...JSON_ENTRIES,
    "./package.json": "./package.json",
  },
  files: ["dist", "datapackage.json", "LICENSE", "LICENSE-DATA", "CHANGELOG.md"],
  scripts: { prepack: "node ../../.ci/packable.ts" },
  publishConfig: { access: "public" },
})
