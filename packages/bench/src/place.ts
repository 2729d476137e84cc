import { mkdirSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"

/** The repository. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url))
export const BENCH = fileURLToPath(new URL("../", import.meta.url))
/** What a run makes and does not keep; on the disk of the repository, so that what is synced is synced. */
export const SCRATCH = `${BENCH}.scratch/`

/** An empty folder in there. */
export const emptyFolder = (name: string): string => {
  const folder = `${SCRATCH}${name}/`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}
