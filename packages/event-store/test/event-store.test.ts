import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { layerMemory } from "../src/memory.ts"
import { layerSqlite } from "../src/sqlite.ts"
import { storeContract } from "../src/contract/contract.ts"

const folder = mkdtempSync(join(tmpdir(), "policy-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

storeContract("memory", layerMemory)
storeContract("SQLite", layerSqlite({ path: join(folder, "contract.db") }))
