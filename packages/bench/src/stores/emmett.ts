import { spawnSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { QUICK } from "../measure/size.ts"
import { BENCH, SCRATCH } from "../place.ts"
import { progress } from "../report/publish.ts"
import { PRAGMAS, type Pragmas } from "./pragmas.ts"

/** What is called of @event-driven-io/emmett-sqlite. */
interface Emmett {
  readonly getSQLiteEventStore: (options: { readonly fileName: string }) => {
    readonly appendToStream: (
      stream: string,
      events: readonly { readonly type: string; readonly data: unknown }[],
      options: { readonly expectedStreamVersion: bigint },
    ) => Promise<unknown>
    readonly readStream: (
      stream: string,
    ) => Promise<{ readonly events: readonly { readonly data: unknown }[] }>
  }
  readonly sqliteConnection: (options: { readonly fileName: string }) => {
    readonly querySingle: (sql: string) => Promise<Readonly<Record<string, unknown>> | null>
    readonly close: () => void
  }
}

const PACKAGE = "@event-driven-io/emmett-sqlite"
const FOLDER = `${SCRATCH}emmett/`

/** Why the peer is left out, if it is: `sqlite3` compiles where no prebuilt binary fits, which takes minutes. */
export const installEmmett = (): string | undefined => {
  mkdirSync(FOLDER, { recursive: true })
  cpSync(`${BENCH}emmett/package.json`, `${FOLDER}package.json`)
  writeFileSync(`${FOLDER}peer.mjs`, `export * from "${PACKAGE}"\n`)
  const isThere = () => existsSync(`${FOLDER}node_modules/sqlite3/build/Release/node_sqlite3.node`)
  if (isThere()) return undefined
  if (QUICK) return `${PACKAGE} (not installed; a quick run does not install it)`
  progress(`installing ${PACKAGE}: minutes where sqlite3 has to be compiled`)
  const { status, stderr } = spawnSync("npm", ["install", "--no-audit", "--no-fund"], {
    cwd: FOLDER,
    encoding: "utf8",
    timeout: 15 * 60_000,
  })
  const reason = stderr.split("\n").find((line) => line.includes("error")) ?? `status ${status ?? "none"}`
  return isThere() ? undefined : `${PACKAGE} (it does not install here: ${reason})`
}

/** The peer by its own public interface and with its own defaults. */
export const openEmmett = async (fileName: string) => {
  const { getSQLiteEventStore, sqliteConnection }: Emmett = await import(
    pathToFileURL(`${FOLDER}peer.mjs`).href
  )
  const store = getSQLiteEventStore({ fileName })
  return {
    append: (stream: string, events: readonly unknown[], size: number): Promise<unknown> =>
      store.appendToStream(
        stream,
        events.map((data) => ({ type: "event", data })),
        { expectedStreamVersion: BigInt(size) },
      ),
    read: async (stream: string): Promise<number> => (await store.readStream(stream)).events.length,
    pragmas: async (): Promise<Pragmas> => {
      const connection = sqliteConnection({ fileName })
      const said = await Promise.all(
        PRAGMAS.map(
          async (name): Promise<readonly [string, string]> => [
            name,
            String(Object.values((await connection.querySingle(`PRAGMA ${name}`)) ?? {})[0]),
          ],
        ),
      )
      connection.close()
      return Object.fromEntries(said)
    },
  }
}
