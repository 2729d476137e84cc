import { rmSync } from "node:fs"
import { draftBeside, writeNew } from "./draft.ts"
import { isFull } from "./thrown.ts"

/**
 * Whether the disk of a file takes not a byte more. SQLite tells a full disk from a failing one, but no limit and no quota:
 * of those it says "disk I/O error".
 */
export const isDiskFull = (file: string): boolean => {
  const draft = draftBeside(file)
  try {
    writeNew(draft, "\n", 0o600)
    rmSync(draft, { force: true })
    return false
  } catch (error) {
    return isFull(error)
  }
}
