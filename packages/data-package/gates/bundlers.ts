import { createServer } from "node:http"
import { readFileSync, writeFileSync } from "node:fs"
import { extname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { spawn, spawnSync } from "node:child_process"
import { dataPackage, has, inFolder, pack, portOf, root, run, settle, told } from "./stranger.ts"

/**
 * The packed data package through esbuild, Rollup and Vite; each bundle, and the package unbundled, run in Node and in
 * a real browser. The tools and Chromium come from their registries where they are absent.
 */
const TOOLS = ["esbuild@0.27.2", "rollup@4.53.3", "@rollup/plugin-node-resolve@16.0.3"]

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

const BUNDLERS: Readonly<Record<string, (folder: string) => void>> = {
  esbuild: (folder) =>
    void run(
      "npx",
      ["esbuild", "stranger.mjs", "--bundle", "--format=esm", "--minify", "--outfile=esbuild.js"],
      folder,
    ),
  rollup: (folder) =>
    void run(
      "npx",
      ["rollup", "stranger.mjs", "-f", "es", "-o", "rollup.js", "-p", "node-resolve", "--silent"],
      folder,
    ),
  vite: (folder) => {
    writeFileSync(
      join(folder, "vite.config.mjs"),
      `export default { build: { outDir: ".", emptyOutDir: false, lib: { entry: "stranger.mjs", formats: ["es"], fileName: () => "vite.js" } } }\n`,
    )
    run(join(root, "node_modules/.bin/vite"), ["build", "--logLevel", "warn"], folder)
  },
}

const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".mjs": "text/javascript" }

/** An import map stands for the bundler where there is none. */
const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(
    ["", "/events", "/texts", "/verify", "/sources"].map((entry) => [
      `@policy-ledger/rules-1688${entry}`,
      `/node_modules/@policy-ledger/rules-1688/dist/${entry.slice(1) || "index"}.js`,
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

const metaAlone = (folder: string): string => {
  writeFileSync(
    join(folder, "meta-alone.mjs"),
    `import { meta } from "@policy-ledger/rules-1688"\nconsole.log(meta)\n`,
  )
  run(
    "npx",
    ["esbuild", "meta-alone.mjs", "--bundle", "--format=esm", "--minify", "--outfile=meta-alone.js"],
    folder,
  )
  const bytes = gzipSync(readFileSync(join(folder, "meta-alone.js")), { level: 9 }).length
  if (bytes > 1024)
    throw new Error(`meta alone: found a bundle of ${bytes} B gzipped, expected it to hold nothing else`)
  return `${bytes} B gzipped`
}

await inFolder("bundlers", async (folder) => {
  settle(folder, [pack(dataPackage, folder), ...TOOLS])
  // oxlint-disable-next-line no-await-in-loop -- one line after the other
  for (const [name, bundle] of Object.entries(BUNDLERS))
    await told(name, () => {
      bundle(folder)
      return run("node", [`${name}.js`], folder)
    })
  await told("meta alone", () => metaAlone(folder))
  installChromium()
  const { url, close } = await serve(folder)
  try {
    // oxlint-disable-next-line no-await-in-loop -- one browser at a time
    for (const script of ["stranger.mjs", ...Object.keys(BUNDLERS).map((name) => `${name}.js`)])
      await told(`chromium, ${script}`, () => look(`${url}/page/${script}`, join(folder, "profile")))
  } finally {
    close()
  }
})
