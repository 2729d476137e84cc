import { afterAll, vi } from "vitest"
import { removeFolders } from "./call.ts"

export * from "./call.ts"

/** Several calls a test, each of which opens a ledger. */
vi.setConfig({ testTimeout: 20_000 })

afterAll(removeFolders)
