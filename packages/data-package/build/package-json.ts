import type { Platform } from "@policy-ledger/rulebook"

const code = (file: string) => ({ types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` })

export const packageName = (platformId: string): string => `@policy-ledger/rules-${platformId}`

/** What every data package declares; a package keeps its version and takes where it lives from the workspace. */
export const packageJson = (
  platform: Platform,
  version: string,
  workspace: { readonly repository?: unknown; readonly homepage?: unknown; readonly bugs?: unknown },
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
  exports: {
    ".": code("index"),
    "./events": code("events"),
    "./texts": code("texts"),
    "./verify": code("verify"),
    "./sources": code("sources"),
    "./events/*.ndjson": "./dist/events/*.ndjson",
    "./schema/*.json": { types: "./dist/json.d.cts", default: "./dist/schema/*.json" },
    "./manifest.json": { types: "./dist/manifest.d.cts", default: "./dist/manifest.json" },
    "./datapackage.json": { types: "./dist/json.d.cts", default: "./datapackage.json" },
    "./package.json": "./package.json",
  },
  files: ["dist", "datapackage.json", "LICENSE", "LICENSE-DATA", "CHANGELOG.md"],
  scripts: { prepack: "node ../../.ci/packable.ts" },
  publishConfig: { access: "public" },
})
