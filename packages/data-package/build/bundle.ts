import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { runInNewContext } from "node:vm"
import { build, type Rolldown } from "tsdown"
import { languagesOf, type Platform } from "@policy-ledger/rulebook"
import { literal } from "./modules.ts"
import { DECIDING, ENTRIES, ORDERS } from "./package-json.ts"

/** Where the entries stand; they are the same for every platform. */
const room = fileURLToPath(new URL("..", import.meta.url))

/** Shipped as they are, beside what is bundled: the years of the log, and the types of cases. */
const BESIDE = /^\.\/(events\/\d{4}|case)\.js$/

/** Leads `#data/x` to the modules generated for one platform, and to what reads its orders. */
const dataFrom = (generated: string, orders: string | undefined): Rolldown.Plugin => ({
  name: "data-of-the-platform",
  resolveId(id) {
    if (id === "#data/orders" && orders !== undefined) return orders
    if (BESIDE.test(id)) return { id, external: true }
    if (id === "#data/case") return { id: "./case.js", external: true }
    return id.startsWith("#data/") ? join(generated, `${id.slice("#data/".length)}.js`) : null
  },
})

/** The questions that entries of their own ask. */
const ASIDE = /\/rulebook\/src\/(?:explain|runs|what-if)\b.*(?<!\.d)\.ts$/

/** What of the engine only the first entry's file may hold: what is thrown or frozen there is known elsewhere. */
const KEPT_WHOLE = /\/(?:values\/frozen|case\/decode|queries\/question)\.ts$/

/** Marks a module of which an entry holds what it needs itself. */
const OWN = "?own"

/**
 * Gives entries that ask other questions their own of the small functions of the engine: each name that the engine's file
 * would export for them weighs in the first entry too. Rulebook, audit and errors they share.
 */
const ownFunctions: Rolldown.Plugin = {
  name: "own-functions",
  async resolveId(id, importer) {
    if (importer === undefined || !(importer.endsWith(OWN) || ASIDE.test(importer))) return null
    const found = await this.resolve(id, importer.replace(OWN, ""), { skipSelf: true })
    const isEngine = found?.id.includes("/packages/rulebook/src/") === true && found.id.endsWith(".ts")
    return !isEngine || ASIDE.test(found.id) || KEPT_WHOLE.test(found.id)
      ? found
      : { id: `${found.id}${OWN}` }
  },
  load: (id) =>
    id.endsWith(OWN)
      ? { code: readFileSync(id.slice(0, -OWN.length), "utf8"), moduleType: "ts", moduleSideEffects: false }
      : null,
}

/**
 * In which file of the package a module goes, generated or ours: the engine, the proofs, each piece of data, and one
 * file of declarations, which first. `meta` and `frozen` stand alone, so that a bundle that asks for no engine holds none.
 */
type Files = readonly (readonly [name: string, modules: RegExp])[]

const SHARED_FILES: Files = [
  ["types.d", /^(?!.*\/src\/entry\/).*\.d\.ts$/],
  ["frozen", /\/rulebook\/src\/values\/frozen\.ts$/],
  ["rulebook", /\/packages\/rulebook\/(?!src\/(?:explain|runs|what-if)\b).*(?<!\.d)\.ts$/],
  ["tlog", /\/packages\/tlog\/.*(?<!\.d)\.ts$/],
  ["meta", /\/generated\/meta\.js$/],
  ["rules", /\/(?:columns|core|ids|published)\.[jt]s$/],
  ["receipt", /\/packages\/receipt\/.*(?<!\.d)\.ts$/],
  [
    "log",
    /\/(?:generated\/events\.js|packages\/log\/.*(?<!\.d)\.ts|data-package\/src\/(?:entry\/)?log\.ts)$/,
  ],
  ["summaries", /\/(?:generated\/texts\.js|src\/texts\.ts)$/],
  ["reports", /\/(?:generated\/sources\.js|src\/sources\.ts)$/],
]

const TEMPLATE = /JSON\.parse\((`(?:[^`\\]|\\[^])*`)\)/g

/** Text of JavaScript or of JSON in which every character is ASCII. */
const ascii = (text: string): string =>
  text.replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

type Program = ReturnType<Rolldown.PluginContext["parse"]>
type Statement = Program["body"][number]
type Expression = Extract<Statement, { type: "ExpressionStatement" }>["expression"]

/** Where statements, declarations and the members of classes begin, ascending. */
const starts = (program: Program): readonly number[] => {
  const found: number[] = []
  const members = (node: Expression | Statement | null): void => {
    if (node?.type === "ClassExpression" || node?.type === "ClassDeclaration")
      for (const member of node.body.body) found.push(member.start)
  }
  for (const statement of program.body) {
    found.push(statement.start)
    members(statement)
    if (statement.type !== "VariableDeclaration") continue
    for (const [i, { start, init }] of statement.declarations.entries()) {
      if (i > 0) found.push(start)
      members(init)
    }
  }
  return found
}

const inLines = (code: string, program: Program): string => {
  const cuts = [0, ...starts(program), code.length]
  const lines = cuts.slice(1).map((end, i) => code.slice(cuts[i], end))
  return lines
    .filter((line) => line !== "")
    .map(marked)
    .join("\n")
}

const PURE = "/* @__PURE__ */ "
/** What a file declares by itself and may be left out by who bundles it: what else is marked so stands in a function. */
const DECLARED = /^(?:(?:const|let) )?[\w$]+=\/\* @__PURE__ \*\/ /

const marked = (line: string): string => {
  const [own = ""] = DECLARED.exec(line) ?? []
  return own + line.slice(own.length).replaceAll(PURE, "")
}

/** How a file of CommonJS gives another what may change after it was loaded. */
const GIVEN =
  /Object\.defineProperty\(exports,"(\w+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g

/** Gives as it is what does not change: files are loaded in order, none needs another before that. */
const given = (code: string, program: Program): string => {
  const changing = new Set(
    program.body.flatMap((one) =>
      one.type === "VariableDeclaration" && one.kind !== "const"
        ? one.declarations.flatMap(({ id, init }) =>
            // The minifier declares a class so.
            id.type === "Identifier" && init?.type !== "ClassExpression" ? [id.name] : [],
          )
        : [],
    ),
  )
  return code.replaceAll(GIVEN, (getter, name: string, value: string) =>
    changing.has(value) ? getter : `exports.${name}=${value}`,
  )
}

/**
 * Writes each file as JavaScript reads it the cheapest. The minifier writes long strings as templates, which are kept
 * twice while they are read (as written and as meant): a third of the time that the import takes. One character beyond
 * Latin-1 makes every character of a file, and of a string, take two bytes in memory. And for an error that nobody
 * catches Node shows the line that threw: in a file of one line that would bury the message.
 */
const plain: Rolldown.Plugin = {
  name: "plain",
  generateBundle(_options, files) {
    for (const file of Object.values(files)) {
      if (file.type !== "chunk" || !/\.c?js$/.test(file.fileName)) continue
      const code = file.code.replaceAll(TEMPLATE, (_, template: string) => {
        const text: unknown = runInNewContext(template)
        return `JSON.parse(${literal(ascii(String(text)))})`
      })
      const short = given(ascii(code), this.parse(ascii(code)))
      file.code = inLines(short, this.parse(short))
    }
  },
}

/** The arrow functions that a file declares by itself: what it was written as, and `function`s instead. */
const withoutArrows = (code: string, program: Program): string => {
  let [text, at] = ["", 0]
  for (const statement of program.body)
    for (const { init } of statement.type === "VariableDeclaration" ? statement.declarations : []) {
      if (init?.type !== "ArrowFunctionExpression" || init.async) continue
      const { body, params } = init
      const [first, last] = [params[0], params.at(-1)]
      const own = first === undefined || last === undefined ? "" : code.slice(first.start, last.end)
      // What follows the arrow may stand in parentheses.
      const after = code.lastIndexOf("=>", body.start) + "=>".length
      const told = code.slice(after, init.end)
      text += `${code.slice(at, init.start)}function(${own})${body.type === "BlockStatement" ? told : `{return ${told}}`}`
      at = init.end
    }
  return text + code.slice(at)
}

/**
 * Writes functions as V8 reads them the fastest: an arrow function takes it a third longer than a `function`, since what
 * stands in parentheses could be anything until the arrow comes. It costs bytes, which the entry `.` has none of.
 */
const quick: Rolldown.Plugin = {
  name: "quick",
  generateBundle(_options, files) {
    for (const file of Object.values(files))
      if (file.type === "chunk" && /\.c?js$/.test(file.fileName))
        file.code = withoutArrows(file.code, this.parse(file.code))
  },
}

/** Declares texts as they are: in each language of the platform, none of which has to be asked for. */
const inLanguages = (languages: readonly string[]): Rolldown.Plugin => ({
  name: "in-languages",
  generateBundle(_options, files) {
    const text = languages.map((lang) => `  readonly ${JSON.stringify(lang)}: string;\n`).join("")
    const tags = languages.map((lang) => JSON.stringify(lang)).join(" | ")
    for (const file of Object.values(files))
      if (file.type === "chunk" && /\.d\.c?ts$/.test(file.fileName))
        file.code = file.code
          .replace(/(?<=\binterface Text )\{[^}]*\}/, `{\n${text}}`)
          .replace(/(?<=\btype Lang = )string\b/, tags)
  },
})

/** Bundles entries, engine and data into `dist`, as ES modules and as CommonJS, with one declaration beside each entry. */
export const bundle = async (
  generated: string,
  dist: string,
  platform: Pick<Platform, "languages">,
  orders: string | undefined,
): Promise<void> => {
  const plugins = [dataFrom(generated, orders), ownFunctions, plain, inLanguages(languagesOf(platform))]
  const others = ENTRIES.filter((entry) => !DECIDING.includes(entry))
  await bundled(others, SHARED_FILES, dist, plugins)
  // Each in a file of its own: the engine of the others holds far more than they need, and a second file costs time.
  // oxlint-disable-next-line no-await-in-loop -- each bundles with all cores
  for (const entry of DECIDING) await bundled([entry], [], dist, [quick, ...plugins])
  if (orders !== undefined) await bundled([ORDERS], [], dist, plugins)
}

const bundled = async (
  entries: readonly string[],
  files: Files,
  dist: string,
  plugins: readonly Rolldown.Plugin[],
): Promise<void> => {
  await build({
    cwd: room,
    config: false,
    entry: Object.fromEntries(entries.map((entry) => [entry, join(room, "src/entry", `${entry}.ts`)])),
    outDir: dist,
    format: ["esm", "cjs"],
    platform: "neutral",
    target: "es2023",
    minify: { mangle: { keepNames: { class: true, function: false } } },
    clean: false,
    hash: false,
    sourcemap: false,
    dts: { sourcemap: false },
    fixedExtension: false,
    tsconfig: join(room, "../../tsconfig.data-package.json"),
    deps: { alwaysBundle: [/^@policy-ledger\//, /^#data\//], onlyBundle: false },
    plugins: [...plugins],
    // For CommonJS tsdown would take what is for Node, and make its declarations without our plugins.
    inputOptions: (options, _format, { cjsDts }) => ({
      ...options,
      platform: "neutral",
      resolve: { conditionNames: ["@policy-ledger/source", "import", "default"] },
      plugins: cjsDts ? [...plugins, options.plugins] : options.plugins,
    }),
    outputOptions: (options, format) => ({
      ...options,
      paths: (id) => (format === "cjs" ? id.replace(BESIDE, "./$1.cjs") : id),
      codeSplitting: {
        groups: files.map(([name, test], i) => ({ name, test, priority: files.length - i })),
      },
    }),
    logLevel: "error",
    report: false,
  })
}
