// @ts-check
// Which package may use which, and below it which room of a package. Everything not named here is refused.

/**
 * `node`: the files, as a pattern below src/, that may use Node's own modules.
 * @type {Record<string, { rooms?: string[], npm?: string[], node?: string }>}
 */
const mayUse = {
  rulebook: {},
  "orders-1688": {},
  tlog: { node: "(sha256\\.node|node)\\.ts$" },
  log: { rooms: ["rulebook", "tlog"] },
  receipt: { rooms: ["log", "rulebook", "tlog"] },
  files: { npm: ["effect"], node: "" },
  "event-store": {
    rooms: ["files", "log", "rulebook", "tlog"],
    // vitest: the contract suite of stores, an entry of its own.
    npm: ["effect", "vitest"],
    node: "",
  },
  "event-store-kurrentdb": {
    rooms: ["event-store", "log", "tlog"],
    // @grpc/grpc-js: what the client stands on; a connection that stays silent is ended there.
    npm: ["effect", "ts-pattern", "@eventstore/db-client", "@grpc/grpc-js"],
    node: "",
  },
  ledger: {
    rooms: ["event-store", "files", "log", "rulebook"],
    npm: ["effect", "htmlparser2", "ts-pattern", "yaml"],
    node: "",
  },
  cli: {
    rooms: [
      "event-store",
      "event-store-kurrentdb",
      "files",
      "ledger",
      "log",
      "orders-1688",
      "receipt",
      "rulebook",
      "tlog",
    ],
    // @duckdb/node-api: loaded where a table in Parquet is read or written, and there only.
    npm: [
      "effect",
      "ts-pattern",
      "get-east-asian-width",
      "csv-parse",
      "csv-stringify",
      "@duckdb/node-api",
      "modern-tar",
    ],
    node: "",
  },
  "data-package": { rooms: ["log", "receipt", "rulebook", "tlog"] },
  // Of the data package only types: which package's code it is, the build says.
  viewer: {
    rooms: ["data-package", "rulebook"],
    npm: ["@preact/signals", "minisearch", "preact", "preact-render-to-string"],
  },
}

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const rooms = Object.entries(mayUse).flatMap(([room, { rooms = [], npm = [], node }]) => [
  {
    name: `room-${room}`,
    comment: `packages/${room} may use only the rooms and packages that the table allows it`,
    severity: "error",
    from: { path: `^packages/${room}/src/` },
    to: {
      dependencyTypesNot: ["core"],
      pathNot: [
        ...[room, ...rooms].map((name) => `^packages/${name}/`),
        ...npm.map((name) => `(^|/)node_modules/${name}/`),
        // One platform's data: the generator makes it.
        "^#data/",
      ],
    },
  },
  {
    name: `node-in-${room}`,
    comment: `packages/${room} runs without Node, except where the table says so`,
    severity: "error",
    from: {
      path: `^packages/${room}/src/`,
      ...(node === undefined ? {} : { pathNot: `^packages/${room}/src/${node}` }),
    },
    to: { dependencyTypes: ["core"] },
  },
])

/**
 * The rooms within a package, from the ground up: a folder (or file) may use those before it. What stands on one floor
 * does not use each other, and what is not named here stands above all of it.
 * @type {Record<string, (string | string[])[]>}
 */
const floors = {
  rulebook: [
    "values",
    "language",
    "answers",
    ["timeline", "case"],
    "audit",
    "queries",
    ["rulebook.ts", "engine.ts"],
    "program",
    "runs.ts",
    ["explain.ts", "impact", "plain-words", "sql", "what-if"],
  ],
  ledger: [
    "schema",
    "authoring",
    ["record", "expressions"],
    "pages",
    ["log-file.ts", "ledger-error.ts"],
    ["before-writing.ts", "store-beginning.ts"],
    "ledger.ts",
    ["check", "draft"],
  ],
  cli: [
    ["layout/page", "refusal.ts", "own-seeds.ts", "release.ts"],
    "surroundings",
    "root.ts",
    ["question.ts", "cases"],
    "ledger",
    "proof",
    "receipt",
    "layout",
    "audit",
    "tables",
    "bulk",
    "export",
    "impact",
    "version.ts",
    "call",
    "commands",
    "program.ts",
    "run-command.ts",
  ],
}

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const directions = Object.entries(floors).flatMap(([room, upwards]) =>
  upwards.flatMap((floor, height) =>
    [floor].flat().map((name) => ({
      name: `${room}-${name}`,
      comment: `packages/${room}/src/${name} may use only what stands before it in the table`,
      severity: "error",
      from: { path: `^packages/${room}/src/${name}(/|$)` },
      to: {
        path: `^packages/${room}/src/`,
        pathNot: [name, ...upwards.slice(0, height).flat()].map(
          (below) => `^packages/${room}/src/${below}(/|$)`,
        ),
      },
    })),
  ),
)

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...rooms,
    ...directions,
    {
      name: "answers-are-types",
      comment: "what an answer looks like is written down without any code",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^packages/rulebook/src/answers/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "answers-of-types",
      comment: "what an answer looks like is written down without any code",
      severity: "error",
      from: { path: "^packages/rulebook/src/answers/" },
      to: { dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nothing-uses-the-cli",
      comment:
        "the command is a rim: what another package needs of it belongs in a room further in; only what measures or breaks the whole runs it",
      severity: "error",
      from: { pathNot: "^packages/(cli|bench|faults)/" },
      to: { path: "^packages/cli/" },
    },
    {
      name: "answers-by-their-types",
      comment: "the command starts without the codecs of its answers: they make the published schemas alone",
      severity: "error",
      from: { path: "^packages/cli/src/", pathNot: "/(answer-schemas|answers)\\.ts$" },
      to: { path: "^packages/cli/src/.*/answers\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycle",
      comment: "files, too, depend one way; types alone may refer to each other",
      severity: "error",
      from: { path: "^packages/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "a stranger's imports are those of the built package: the gates of data-package run it on one",
      severity: "error",
      from: { pathNot: "/test/stranger\\.mjs$" },
      to: { couldNotResolve: true, pathNot: "^#data/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^packages/([^/]+/dist|data-package/gates/consumers)/" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@policy-ledger/source", "import", "node", "default", "types"],
    },
  },
}
