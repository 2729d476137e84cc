import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { Effect, type Scope } from "effect"
import { draftBeside, syncFolder } from "./draft.ts"
import { FileUnwritable, FolderTaken, writeFault } from "./file-error.ts"

/** A folder that is filled beside its name, and gets the name whole or never. */
export interface FolderAside {
  /** The folder to be filled with files; what is in it is on the disk before it is put. */
  readonly draft: string
  readonly put: Effect.Effect<void, FolderTaken | FileUnwritable>
}

/**
 * Makes such a folder; what is not put when the scope closes is gone. The name must be free, or that of an empty folder;
 * `replaceable`: the names that a folder may hold to be replaced whole. Where it is, a crash leaves the old one, the new
 * one, or for an instant neither: then both lie beside it.
 */
export const folderAside = (
  folder: string,
  replaceable: ReadonlySet<string> = new Set(),
): Effect.Effect<FolderAside, FolderTaken | FileUnwritable, Scope.Scope> => {
  const place = resolve(folder)
  const attempt = <A>(run: () => A): Effect.Effect<A, FolderTaken | FileUnwritable> =>
    Effect.try({
      try: run,
      catch: (error) =>
        error instanceof FolderTaken || error instanceof FileUnwritable ? error : writeFault(folder, error),
    })
  return Effect.map(
    Effect.acquireRelease(
      attempt(() => {
        refuseTaken(folder, place, replaceable)
        const draft = draftBeside(place)
        mkdirSync(draft)
        return draft
      }),
      (draft) => Effect.sync(() => rmSync(draft, { recursive: true, force: true })),
    ),
    (draft) => ({
      draft,
      put: attempt(() => {
        syncFolder(draft)
        const isThere = refuseTaken(folder, place, replaceable)
        if (isThere) replace(draft, place)
        // Over nothing, or an empty folder: what somebody puts there at this instant stays, and this fails.
        else renameSync(draft, place)
        syncFolder(dirname(place))
      }),
    }),
  )
}

/** Whether a folder with something in it is there, all of which may be replaced. */
const refuseTaken = (folder: string, place: string, replaceable: ReadonlySet<string>): boolean => {
  const status = lstatSync(place, { throwIfNoEntry: false })
  if (status === undefined) return false
  if (!status.isDirectory())
    throw new FileUnwritable({
      file: folder,
      found: status.isSymbolicLink() ? "a link, which could lead anywhere" : "a file",
      expected: "a new folder, or one that is there: nothing was changed",
    })
  const names = readdirSync(place).toSorted()
  const holds = names.find((name) => !replaceable.has(name))
  if (holds !== undefined) throw new FolderTaken({ folder, holds })
  return names.length > 0
}

const replace = (draft: string, place: string): void => {
  const old = draftBeside(place)
  renameSync(place, old)
  try {
    renameSync(draft, place)
  } catch (error) {
    renameSync(old, place)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
}
