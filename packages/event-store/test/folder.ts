import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"

/** A folder that is gone after the tests of the file. */
export const temporaryFolder = (): ((name: string) => string) => {
  const folder = mkdtempSync(join(tmpdir(), "policy-ledger-"))
  afterAll(() => rmSync(folder, { recursive: true }))
  return (name) => join(folder, name)
}
