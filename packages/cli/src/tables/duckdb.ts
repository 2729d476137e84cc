// DuckDB, which reads and writes Parquet: a package that whoever wants that installs beside the command.
import { createRequire } from "node:module"
import { resolve } from "node:path"
import type * as Duckdb from "@duckdb/node-api"
import { Effect, type Scope } from "effect"
import manifest from "../../package.json" with { type: "json" }
import { PackageNotInstalled } from "../refusal.ts"

const DUCKDB = "@duckdb/node-api"

export type { Duckdb }

/** It is asked for only where Parquet is: the command starts without. `at`: the flag or file that asks for it. */
export const loadDuckdb = (at: string, file: string): Effect.Effect<typeof Duckdb, PackageNotInstalled> =>
  Effect.try({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package of that name
    try: () => createRequire(import.meta.url)(DUCKDB) as typeof Duckdb,
    catch: () =>
      new PackageNotInstalled({
        at,
        found: `${file}, and no ${DUCKDB} that can be loaded`,
        expected: `that package, which reads and writes Parquet (npm install ${DUCKDB}@${manifest.peerDependencies[DUCKDB]}, beside the command): nothing was read`,
      }),
  })

/**
 * It asks nobody for extensions, keeps nothing on the disk, and takes no more memory however large a table is: each further
 * thread would fill row groups of its own.
 */
const OPTIONS = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  memory_limit: "256MB",
  temp_directory: "",
  threads: "1",
}

/** A database in memory, gone when the scope closes. */
export const openDuckdb = (
  duckdb: typeof Duckdb,
): Effect.Effect<Duckdb.DuckDBConnection, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.promise(async () => {
        const instance = await duckdb.DuckDBInstance.create(":memory:", OPTIONS)
        return { instance, connection: await instance.connect() }
      }),
      ({ instance, connection }) =>
        Effect.sync(() => {
          connection.closeSync()
          instance.closeSync()
        }),
    ),
    ({ connection }) => connection,
  )

/** The name of one file where DuckDB reads a pattern of names. */
export const patternOf = (file: string): string => resolve(file).replaceAll(/[*?[]/g, "[$&]")

/** What it says of a failure, without the lines that show the statement. */
export const wordsOfDuckdb = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? ""

/** A text within a statement. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A name within a statement. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`
