import { fileURLToPath } from "node:url"
import { defaultServerConditions } from "vite"
import { defineConfig } from "vitest/config"

/** The suites that are slow or special, by name: `pnpm test --project laws`. All other tests are `unit`. */
const SUITES: Readonly<Record<string, readonly string[]>> = {
  laws: ["packages/rulebook/test/laws/**/*.test.ts"],
  command: ["packages/cli/test/**/*.test.ts"],
  stores: ["packages/event-store/test/**/*.test.ts", "packages/ledger/test/**/kill.test.ts"],
  kurrentdb: ["packages/event-store-kurrentdb/test/**/*.test.ts"],
  "data-package": ["packages/{data-package,rules-*}/test/**/*.test.ts"],
}

/** Of these no file leaves anything behind for another, so that what they import is loaded once. */
const SHARE_MODULES = new Set(["unit", "stores", "data-package"])

const project = (name: string, include: readonly string[], exclude: readonly string[] = []) => ({
  extends: true as const,
  test: { name, include: [...include], exclude: [...exclude], isolate: !SHARE_MODULES.has(name) },
})

export default defineConfig({
  // Packages are read from their sources: no test depends on a build that may be stale.
  ssr: { resolve: { conditions: ["@policy-ledger/source", ...defaultServerConditions] } },
  test: {
    reporters: ["default", "./.ci/reporter.ts"],
    // By default a core is left to vitest itself, which has next to nothing to do.
    maxWorkers: "100%",
    // Ends what hangs; says nothing of speed, on however busy a machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // For the processes that tests start: half of their time they would compile the same sources again.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url)) },
    projects: [
      ...Object.entries(SUITES).map(([name, include]) => project(name, include)),
      project("unit", ["packages/*/test/**/*.test.ts"], Object.values(SUITES).flat()),
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ["packages/*/test/**/*.test-d.ts"],
            tsconfig: "tsconfig.types.json",
          },
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts"],
      reporter: ["text", "html", "json-summary"],
      reportsDirectory: "coverage",
      thresholds: {
        "packages/rulebook/src/{values,language,timeline,case,audit,queries}/**": { branches: 95 },
        // What is read off the rules otherwise: not there yet, and no way back.
        "packages/rulebook/src/{explain.ts,{program,impact,plain-words,what-if}/**}": { branches: 91 },
        "packages/rulebook/src/sql/**": { branches: 80 },
        "packages/log/src/**": { branches: 95 },
        "packages/orders-1688/src/**": { branches: 95 },
        // Not there yet, and no way back: the contract's reporter runs where nothing is measured, and what reads pages (`draft`,
        // `expressions`, `pages`) is measured on real pages by packages/bench.
        "packages/ledger/src/**": { branches: 91 },
        "packages/{rulebook,ledger,log,event-store,files}/src/**": { branches: 92 },
        "packages/event-store/src/**": { branches: 88 },
        "packages/files/src/**": { branches: 86 },
      },
    },
  },
})
