// A PostgreSQL of one's own: made in a temporary folder, reached by a socket in it, and gone afterwards.
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import pg from "pg"
import type { Database, SqlTask, Told, Unavailable } from "./database.ts"
import { SESSION_ZONE } from "./duckdb.ts"

const VERSIONS = "/usr/lib/postgresql/"

/** Debian's package keeps each version's programs in a folder. */
const programs = (): string | undefined => {
  const [newest] = existsSync(VERSIONS) ? readdirSync(VERSIONS).toSorted((a, b) => Number(b) - Number(a)) : []
  const folder = `${VERSIONS}${newest ?? ""}/bin/`
  return newest !== undefined && existsSync(`${folder}initdb`) ? folder : undefined
}

const install = (): string | undefined => {
  if (process.getuid?.() !== 0)
    return "it is not installed, and only root can install Debian's package: apt-get install postgresql"
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" })
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "postgresql"], {
      stdio: "ignore",
    })
    return undefined
  } catch (error) {
    return `it is not installed, and apt-get install postgresql failed: ${String(error)}`
  }
}

const idOf = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }))

/** It refuses to run as root: then as the user that its package makes. */
const owner = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  return { uid: idOf("-u"), gid: idOf("-g") }
}

export const openPostgres = async (): Promise<Database | Unavailable> => {
  const missing = programs() === undefined ? install() : undefined
  const bin = programs()
  if (bin === undefined) return { dialect: "postgres", why: missing ?? `found no initdb below ${VERSIONS}` }
  const folder = mkdtempSync("/tmp/policy-ledger-postgres-")
  const as = owner()
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
  execFileSync(
    `${bin}initdb`,
    ["-D", `${folder}/data`, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
    { ...as, stdio: "ignore", cwd: folder },
  )
  const server = spawn(
    `${bin}postgres`,
    ["-D", `${folder}/data`, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "jit=off"],
    { ...as, stdio: "ignore", cwd: folder },
  )
  const client = await connected(folder)
  await client.query(`SET TimeZone = '${SESSION_ZONE}'`)
  const version = await client.query<{ version: string }>("SELECT version()")
  return {
    dialect: "postgres",
    version: version.rows[0]?.version.split(" ").slice(0, 2).join(" ") ?? "",
    answer: async (task) => {
      await fill(client, task)
      await client.query(task.script)
      const start = performance.now()
      await client.query(
        `DROP TABLE IF EXISTS answers; CREATE TEMP TABLE answers AS SELECT * FROM ${task.view}`,
      )
      const seconds = (performance.now() - start) / 1000
      const told = await client.query<Told>("SELECT * FROM answers")
      return { seconds, rows: told.rows }
    },
    close: async () => {
      await client.end()
      server.kill("SIGINT")
      await once(server, "exit")
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** It takes a moment until it answers. */
const connected = async (folder: string): Promise<pg.Client> => {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ host: folder, user: "postgres", database: "postgres" })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries === 100) throw error
      await wait(100)
    }
  }
}

const fill = async (client: pg.Client, { orders, table, load }: SqlTask): Promise<void> => {
  // Of a load that was refused.
  await client.query("ROLLBACK")
  await client.query(
    "DROP VIEW IF EXISTS outcome, verdicts, orders_misread; DROP TABLE IF EXISTS orders, orders_as_json",
  )
  await client.query(table)
  await client.query("CREATE TABLE orders_as_json (json JSONB)")
  await client.query(
    "INSERT INTO orders_as_json SELECT line::jsonb FROM string_to_table($1, E'\\n') AS line",
    [orders],
  )
  await client.query(load)
}
