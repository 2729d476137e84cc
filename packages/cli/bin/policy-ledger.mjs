#!/usr/bin/env node
// @ts-check
// Runs the bundled command out of V8's code cache. Node's own compile cache keeps what was compiled while a file was
// loaded; this one is taken when the command ends and so holds every function that it came to call, which spares a third
// of its start-up. It lies beside the bundle, belongs to this very build, and nothing is lost without it.
// Node's modules are asked for by name: imported, `node:fs` alone would load all of the streams.
import { refuseOldNode } from "./node-version.mjs"

refuseOldNode()

const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } =
  process.getBuiltinModule("node:fs")
const { createRequire } = process.getBuiltinModule("node:module")
const path = process.getBuiltinModule("node:path")
const { Script } = process.getBuiltinModule("node:vm")

const bundle = path.join(import.meta.dirname, "../dist/main.cjs")
const folder = path.join(import.meta.dirname, "../dist/code-cache")
const { size, mtimeMs } = statSync(bundle)
const build = `${size}-${mtimeMs}-${process.version}-${process.arch}`
/** The commands call other functions each. */
const command = process.argv.slice(2).find((word) => /^[a-z][a-z-]*$/.test(word)) ?? "none"
const cache = path.join(folder, `${command}.${build}`)

const readCache = () => {
  try {
    return readFileSync(cache)
  } catch {
    return undefined
  }
}

/** Beside it first, then in its place: another process may be writing the same. */
const writeCache = () => {
  try {
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder)) if (!name.includes(build)) rmSync(path.join(folder, name))
    writeFileSync(`${cache}.${process.pid}`, script.createCachedData())
    renameSync(`${cache}.${process.pid}`, cache)
  } catch {
    // A folder that cannot be written: the next start compiles again.
  }
}

const cachedData = readCache()
const source = `(function (require, __filename) {${readFileSync(bundle, "utf8")}\n})`
const script = new Script(source, { filename: bundle, ...(cachedData === undefined ? {} : { cachedData }) })
if (cachedData === undefined || script.cachedDataRejected === true)
  process.on("exit", (status) => {
    if (status !== 2) writeCache()
  })
script.runInThisContext()(createRequire(bundle), bundle)
