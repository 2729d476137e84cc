// Makes the page over one data package: its code, and the first view drawn into the HTML.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { build, type InlineConfig, type Plugin } from "vite"
import type { FirstView } from "../src/prerender.tsx"
import type { Book } from "../src/package/entries.ts"

const root = fileURLToPath(new URL("..", import.meta.url))

/** What cannot be made, and why. */
export class PageRefused extends Error {}

/** A data package that is there: its folder and what it says of itself. */
export interface DataPackage {
  readonly folder: string
  readonly entries: { readonly [entry: string]: string }
}

const at = (of: unknown, key: string): unknown =>
  typeof of === "object" && of !== null ? Reflect.get(of, key) : undefined

const jsonIn = (file: string): unknown => {
  if (!existsSync(file))
    throw new PageRefused(`${file}: found nothing, expected the package.json of a data package`)
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch (error) {
    throw new PageRefused(`${file}: found no JSON that can be read (${String(error)})`)
  }
}

/** The package in a folder, refused where it is none. */
export const packageIn = (folder: string): DataPackage => {
  const exported = at(jsonIn(join(folder, "package.json")), "exports")
  const all = typeof exported === "object" && exported !== null ? Object.entries(exported) : []
  const entries = Object.fromEntries(
    all.flatMap(([name, conditions]: readonly [string, unknown]) => {
      const own = at(at(conditions, "import"), "default")
      return typeof own === "string" ? [[name === "." ? "index" : name.slice(2), join(folder, own)]] : []
    }),
  )
  for (const name of ["index", "runs"])
    if (!existsSync(entries[name] ?? ""))
      throw new PageRefused(
        `${folder}: found no entry ${name === "index" ? "." : `./${name}`}, expected a data package of policy-ledger that is built`,
      )
  return { folder, entries }
}

const NO_ORDERS = "\0no-orders"

/** The package's own entries stand for those that the page asks for; orders of its platform not every package can read. */
const dataPackage = ({ entries }: DataPackage): Plugin => ({
  name: "data-package",
  enforce: "pre",
  resolveId: (id) => {
    if (id === NO_ORDERS) return id
    if (!id.startsWith("#package/")) return null
    const name = id.slice("#package/".length)
    return entries[name] ?? (name === "orders" ? NO_ORDERS : null)
  },
  load: (id) => (id === NO_ORDERS ? "export const isTrade = () => false\n" : null),
})

const config = (data: DataPackage, outDir: string): InlineConfig => ({
  root,
  configFile: false,
  base: "./",
  logLevel: "warn",
  plugins: [dataPackage(data)],
  resolve: { conditions: ["@policy-ledger/source", "module", "browser", "production"] },
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2023",
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
  },
})

const drawFirstView = async (data: DataPackage): Promise<FirstView> => {
  const folder = mkdtempSync(join(root, "node_modules/.first-view-"))
  try {
    const plain = config(data, folder)
    await build({
      ...plain,
      ssr: { noExternal: true, resolve: { conditions: ["@policy-ledger/source", "module", "production"] } },
      build: {
        ...plain.build,
        ssr: "src/prerender.tsx",
        rollupOptions: { output: { entryFileNames: "prerender.mjs" } },
      },
    })
    const book: Book = await import(pathToFileURL(data.entries["index"] ?? "").href)
    const { firstView } = await import(pathToFileURL(join(folder, "prerender.mjs")).href)
    const { languages = ["zh"] } = book.platform()
    return firstView(book, languages.includes("zh") ? "zh" : "en")
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What stands in the HTML of every page that was made here. */
const MADE = 'id="app" data-lang='

/** What lies in the folder of a page, and nothing else does. */
const OF_A_PAGE: readonly string[] = ["assets", "index.html"]

const isMade = (file: string): boolean => existsSync(file) && readFileSync(file, "utf8").includes(MADE)

/** Refuses a folder in which somebody else's files stand, be it beside an older page: making the page empties it. */
export const refuseOthers = (folder: string): void => {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory()) throw new PageRefused(`${folder}: found a file, expected a folder`)
  const found = readdirSync(folder)
  if (found.length === 0) return
  const others = found.filter((name) => !OF_A_PAGE.includes(name))
  if (others.length === 0 && isMade(join(folder, "index.html"))) return
  throw new PageRefused(
    `${folder}: found other files (${(others.length === 0 ? found : others).slice(0, 3).join(", ")}), expected an empty folder, a new one, or an older page`,
  )
}

const makeIn = async (folder: string, data: DataPackage): Promise<void> => {
  await build(config(data, folder))
  const { html, title, lang } = await drawFirstView(data)
  const file = join(folder, "index.html")
  const page = readFileSync(file, "utf8")
    .replaceAll("%LANG%", lang === "zh" ? "zh-CN" : "en")
    .replace(`data-lang="zh-CN"`, `data-lang="${lang}"`)
    .replace("%TITLE%", () => title)
    .replace("<!--first view-->", () => html)
  writeFileSync(file, page)
}

/** Makes the page over a data package beside a folder, and puts it in its place, or in that of an older page, when it is whole. */
export const makePage = async (data: DataPackage, outDir: string): Promise<void> => {
  refuseOthers(outDir)
  mkdirSync(dirname(outDir), { recursive: true })
  const aside = mkdtempSync(`${outDir}.making-`)
  try {
    await makeIn(aside, data)
    // What is made for one alone is put where a web server reads it.
    chmodSync(aside, 0o777 & ~process.umask())
    rmSync(outDir, { recursive: true, force: true })
    renameSync(aside, outDir)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}
