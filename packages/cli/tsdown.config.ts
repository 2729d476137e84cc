import { isBuiltin } from "node:module"
import { fileURLToPath } from "node:url"
import { defineConfig, type Rolldown, type UserConfig } from "tsdown"
import { SegmenterWhenAsked } from "./src/segmenter-when-asked.ts"

const segmenter = fileURLToPath(new URL("src/segmenter-when-asked.ts", import.meta.url))

/**
 * A module of Node's own is loaded when a function of it is first called. Imported as ES modules they all load at
 * start-up, with everything that they export: `node:fs` brings the streams, `node:crypto` its tables of algorithms.
 */
const builtinsWhenCalled: Rolldown.Plugin = {
  name: "builtins-when-called",
  resolveId: {
    order: "pre",
    handler: (id, _importer, { kind }) =>
      isBuiltin(id) && kind === "import-statement" ? { id: `\0${id}`, external: false } : null,
  },
  load: (id) => {
    const name = id.slice(1)
    if (!id.startsWith("\0") || !isBuiltin(name)) return null
    const it = `process.getBuiltinModule(${JSON.stringify(name)})`
    const members = Object.entries<unknown>({ ...process.getBuiltinModule(name) })
    const exports = members.map(([key, member]) =>
      typeof member === "function" && /^[a-z]/.test(key)
        ? `export const ${key} = (...args) => ${it}.${key}(...args)`
        : `export const ${key} = /* @__PURE__ */ (() => ${it}.${key})()`,
    )
    return exports.join("\n")
  },
}

/** One file that holds all that an entry uses: start-up reads nothing else. */
const wholeIn = (entry: Readonly<Record<string, string>>): UserConfig => ({
  entry,
  // A script, not a module: V8's code cache can be taken of it after it ran (bin/policy-ledger.mjs).
  format: ["cjs"],
  platform: "node",
  target: "node24",
  checks: { legacyCjs: false },
  dts: false,
  clean: false,
  minify: true,
  plugins: [builtinsWhenCalled],
  treeshake: {
    moduleSideEffects: [
      {
        test: /packages\/(?:event-store|files|ledger|log|orders-1688|receipt|rulebook|tlog)\/src\//,
        sideEffects: false,
      },
    ],
  },
  deps: { alwaysBundle: [/.*/], onlyBundle: false },
  inputOptions: {
    resolve: { conditionNames: ["@policy-ledger/source", "import", "node", "default"] },
    // effect's cli module makes one when it is loaded; only help needs it.
    transform: { inject: { "Intl.Segmenter": [segmenter, SegmenterWhenAsked.name] } },
  },
  outputOptions: { codeSplitting: false },
})

/** The command, and the threads that it starts for many orders. */
export default defineConfig([wholeIn({ main: "src/main.ts" }), wholeIn({ worker: "src/bulk/worker.ts" })])
