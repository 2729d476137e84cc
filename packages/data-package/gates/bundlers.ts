import { createServer } from "node:http"
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { extname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { spawn, spawnSync } from "node:child_process"
import { inConsumers } from "./consumer.ts"
import { loadedBy } from "./loaded.ts"
import { has, portOf, root, run, testFile, told } from "./stranger.ts"

/**
 * The packed data package through esbuild, Rollup, Vite and webpack; each bundle, and the package unbundled, run in Node and
 * in a real browser; and that all of it can be read by the browsers that we name. Chromium is installed where it is absent.
 */
const NAME = "@policy-ledger/rules-1688"

/** The one test file that runs wherever the package runs, as it is called here. */
const TEST = "stranger.mjs"

/** What the browsers of Baseline 2023 read; that they have every method we call, `tsconfig.baseline.json` sees to. */
const ECMASCRIPT = 2023

const ENTRY_BYTES = 64 * 1024

/** Of the entries that decide, `./decide` and `./decide/presumed`, with what they load. */
const DECIDING_BYTES = 20 * 1024

const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const bin = (name: string): string => join("node_modules/.bin", name)

const esbuild = (folder: string, entry: string, file: string, ...flags: readonly string[]): string =>
  run(bin("esbuild"), [entry, "--bundle", "--format=esm", "--minify", `--outfile=${file}`, ...flags], folder)

/** Bundles an entry for browsers, each in its own way, into `<name>.js`. */
const BUNDLERS: Readonly<Record<string, (folder: string, file: string) => void>> = {
  esbuild: (folder, file) => void esbuild(folder, TEST, file),
  "esbuild-neutral": (folder, file) => void esbuild(folder, TEST, file, "--platform=neutral"),
  rollup: (folder, file) =>
    void run(bin("rollup"), [TEST, "-f", "es", "-o", file, "-p", "node-resolve", "--silent"], folder),
  vite: (folder, file) => {
    writeFileSync(
      join(folder, "vite.config.mjs"),
      `export default { build: { outDir: ".", emptyOutDir: false, lib: { entry: "${TEST}", formats: ["es"], fileName: () => "${file}" } } }\n`,
    )
    run(join(root, "node_modules/.bin/vite"), ["build", "--logLevel", "warn"], folder)
  },
  webpack: (folder, file) => void run("node", ["webpack.mjs", TEST, file], folder),
}

const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".mjs": "text/javascript" }

/** An import map stands for the bundler where there is none. */
const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(
    [
      "",
      "/events",
      "/texts",
      "/verify",
      "/sources",
      "/explain",
      "/runs",
      "/what-if",
      "/decide",
      "/decide/presumed",
      "/orders",
    ].map((entry) => [
      `${NAME}${entry}`,
      `/node_modules/${NAME}/dist/${entry.slice(1).replace("/", "-") || "index"}.js`,
    ]),
  ),
})

const page = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="importmap">${IMPORT_MAP}</script><body><script type="module" src="/${script}"></script></body>`

/** Serves the folder on loopback, and `/page/<script>` as a page that runs the script. */
const serve = async (folder: string): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    const path = request.url ?? "/"
    if (path.startsWith("/page/"))
      return void response.setHeader("content-type", "text/html").end(page(path.slice(6)))
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream")
    try {
      response.end(readFileSync(join(folder, path)))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => server.close() }
}

const installChromium = (): void => {
  if (has("chromium")) return
  const installed = spawnSync("sh", [
    "-c",
    "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium",
  ])
  if (installed.status !== 0)
    throw new Error(`chromium could not be installed\n${installed.stderr.toString()}`)
}

/** Opens a page and returns what stands on it once its script has run. */
const look = async (url: string, profile: string): Promise<string> => {
  const browser = spawn("chromium", [...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, "--dump-dom", url])
  let dom = ""
  browser.stdout.setEncoding("utf8").on("data", (chunk: string) => (dom += chunk))
  const status = await new Promise<number | null>((ended) => browser.on("close", ended))
  const text = dom.replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, "")
  if (status === 0 && text.startsWith("ALL WELL")) return text
  throw new Error(`${url} (${status}): ${text}`)
}

/** How much a bundle of some code weighs, refused beyond a number of bytes. */
const weighed = (folder: string, code: string, most: number): string => {
  writeFileSync(join(folder, "weighed.mjs"), code)
  esbuild(folder, "weighed.mjs", "weighed.js")
  const bytes = gzipSync(readFileSync(join(folder, "weighed.js")), { level: 9 }).length
  if (bytes > most)
    throw new Error(`found a bundle of ${bytes} B gzipped, expected ${most} B at most: ${code}`)
  return `${bytes} B gzipped`
}

/** Reads every file of code as ES2023, which is all that the browsers we name have to know. */
const readAsBaseline = (folder: string): string => {
  const dist = join(folder, "../node_modules", NAME, "dist")
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.c?js$/.test(file),
  )
  for (const file of files) {
    const kind = file.endsWith(".cjs") ? [] : ["--module"]
    run(bin("acorn"), [`--ecma${ECMASCRIPT}`, "--silent", ...kind, join(dist, file)], folder)
  }
  return `${files.length} files of ES${ECMASCRIPT}`
}

/** What is loaded to ask the first question, by either format: the file and all that it loads, before it is asked. */
const loaded = (folder: string, extension: string): string => {
  const dist = join(folder, "../node_modules", NAME, "dist")
  const { bytes, files } = loadedBy(dist, `index.${extension}`)
  if (bytes > ENTRY_BYTES)
    throw new Error(
      `index.${extension}: found ${bytes} B gzipped with all it loads, expected ${ENTRY_BYTES} B at most`,
    )
  return `${bytes} B gzipped in ${files} files`
}

await inConsumers(["bundlers"], async (at) => {
  const folder = join(at, "bundlers")
  copyFileSync(testFile, join(folder, TEST))
  // oxlint-disable-next-line no-await-in-loop -- one line after the other
  for (const [name, bundle] of Object.entries(BUNDLERS))
    await told(name, () => {
      bundle(folder, `${name}.js`)
      return run("node", [`${name}.js`], folder)
    })
  await told("required and imported", () => {
    esbuild(folder, "both.cjs", "both-esbuild.js")
    run("node", ["webpack.mjs", "both.cjs", "both-webpack.js"], folder)
    for (const file of ["both-esbuild.js", "both-webpack.js"])
      if (run("node", [file], folder) !== "true") throw new Error(`${file}: found two copies, expected one`)
    // Which knows no condition but the two. That it is bundled at all shows that CommonJS needs no Node.
    esbuild(folder, "both.cjs", "both-neutral.js", "--platform=neutral")
    const neutral = run("node", ["both-neutral.js"], folder)
    return `one copy, and ${neutral === "true" ? "one" : "two"} by esbuild --platform=neutral`
  })
  await told("meta alone", () => weighed(folder, `import { meta } from "${NAME}"\nconsole.log(meta)\n`, 1024))
  await told("decide alone", () =>
    weighed(folder, `import { decide } from "${NAME}/decide"\nconsole.log(decide({}))\n`, DECIDING_BYTES),
  )
  await told("imported", () => loaded(folder, "js"))
  await told("required", () => loaded(folder, "cjs"))
  await told("baseline", () => readAsBaseline(folder))
  installChromium()
  const { url, close } = await serve(at)
  try {
    // oxlint-disable-next-line no-await-in-loop -- one browser at a time
    for (const script of [TEST, ...Object.keys(BUNDLERS).map((name) => `${name}.js`)])
      await told(`chromium, ${script}`, () => look(`${url}/page/bundlers/${script}`, join(folder, "profile")))
  } finally {
    close()
  }
})
