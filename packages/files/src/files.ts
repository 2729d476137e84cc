import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs"
import { dirname } from "node:path"
import { Effect } from "effect"
import { draftBeside, syncFolder, writeNew } from "./draft.ts"
import {
  type FileNotFound,
  FileTaken,
  FileUnreadable,
  type FileUnwritable,
  readFault,
  writeFault,
} from "./file-error.ts"
import { likeBefore, NotReplaceable, placeOf } from "./place.ts"
import { codeOf } from "./thrown.ts"

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** A text file, in UTF-8 and nothing else; `most`: how many bytes of it are read, where it is somebody else's. */
export const readText = (
  file: string,
  most = Infinity,
): Effect.Effect<string, FileNotFound | FileUnreadable> =>
  Effect.try({
    try: () => decoder.decode(most === Infinity ? readFileSync(file) : readAtMost(file, most)),
    catch: (error) => (error instanceof FileUnreadable ? error : readFault(file, error)),
  })

/** Any file as it is, or what an open one still has, up to so many bytes. */
export const readBytes = (
  file: string,
  most: number,
  open?: number,
): Effect.Effect<Uint8Array, FileNotFound | FileUnreadable> =>
  Effect.try({
    try: () => (open === undefined ? readAtMost(file, most) : readRest(file, open, most)),
    catch: (error) => (error instanceof FileUnreadable ? error : readFault(file, error)),
  })

const CHUNK = 65_536

/** Asks for the size first; of what has none, such as a pipe, no more than that is read either. */
const readAtMost = (file: string, most: number): Uint8Array => {
  const handle = openSync(file, "r")
  try {
    return readRest(file, handle, most)
  } finally {
    closeSync(handle)
  }
}

const readRest = (file: string, handle: number, most: number): Uint8Array => {
  const { size } = fstatSync(handle)
  if (size > most) throw tooLarge(file, `${size} bytes`, most)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const chunk = new Uint8Array(CHUNK)
    const read = readSync(handle, chunk)
    if (read === 0) return Buffer.concat(chunks)
    bytes += read
    if (bytes > most) throw tooLarge(file, `more than ${most} bytes`, most)
    chunks.push(chunk.subarray(0, read))
  }
}

const tooLarge = (file: string, found: string, most: number): FileUnreadable =>
  new FileUnreadable({ file, found, expected: `at most ${most} bytes` })

export const readFolder = (folder: string): Effect.Effect<readonly string[], FileNotFound | FileUnreadable> =>
  Effect.try({ try: () => readdirSync(folder).toSorted(), catch: (error) => readFault(folder, error) })

/** When a file was last changed, by its own times, in epoch milliseconds; undefined where there is none. */
export const changedAt = (file: string): Effect.Effect<number | undefined, FileUnreadable | FileNotFound> =>
  Effect.try({
    try: () => {
      const status = statSync(file, { throwIfNoEntry: false })
      return status && Math.max(status.mtimeMs, status.ctimeMs)
    },
    catch: (error) => readFault(file, error),
  })

/** Runs with a draft beside the file, which is gone afterwards whatever became of it. */
const withDraft = (file: string, run: (draft: string) => void): void => {
  const draft = draftBeside(file)
  try {
    run(draft)
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(dirname(file))
}

/**
 * Puts the whole text in the place of the file: whoever reads it, and whatever is left after a crash, has the old text
 * or the new one. On return it is on the disk. A link stays a link, to the file with the new text; mode and owner stay
 * as they were. Anything but a plain file with one name is refused.
 */
export const replaceFile = (file: string, text: string): Effect.Effect<void, FileUnwritable> =>
  Effect.try({
    try: () => {
      const { file: real, status } = placeOf(file)
      withDraft(real, (draft) => {
        if (status === undefined) writeNew(draft, text, 0o666)
        else writeNew(draft, text, 0o600, likeBefore(status))
        renameSync(draft, real)
      })
    },
    catch: (error) => writeFault(file, error),
  })

export interface NewFile {
  readonly text: string
  /** Exactly, whatever the umask takes away. */
  readonly mode: number
  /** Put in the place of a plain file that is there; a link is not followed. */
  readonly isForced?: boolean
}

/** Makes a file whole, or not at all. What is there already stays as it was, unless it is forced. */
export const createFile = (
  file: string,
  { text, mode, isForced = false }: NewFile,
): Effect.Effect<void, FileTaken | FileUnwritable> =>
  Effect.try({
    try: () => {
      if (isForced) refuseLink(file)
      const finish = ofMode(mode)
      withDraft(file, (draft) => {
        writeNew(draft, text, mode, finish)
        if (isForced) renameSync(draft, file)
        else if (!isLinked(draft, file)) writeNew(file, text, mode, finish)
      })
    },
    catch: (error) => (codeOf(error) === "EEXIST" ? new FileTaken({ file }) : writeFault(file, error)),
  })

const ofMode =
  (mode: number) =>
  (fd: number): void =>
    fchmodSync(fd, mode)

const refuseLink = (file: string): void => {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw new NotReplaceable("a link, which could lead anywhere")
  placeOf(file)
}

/** Some file systems know no second names (FAT, some of a network). */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"])

/** Gives the draft the file's name, where nothing has that name. False where the file system cannot. */
const isLinked = (draft: string, file: string): boolean => {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (NO_LINKS.has(codeOf(error) ?? "")) return false
    throw error
  }
}

/** Takes back what was added to the end of a file, or a file that was not there; needs no room on the disk. */
export const restoreFile = (file: string, bytes: number | undefined): Effect.Effect<void, FileUnwritable> =>
  Effect.try({
    try: () => {
      if (bytes === undefined) rmSync(file, { force: true })
      else cutSynced(file, bytes)
      syncFolder(dirname(file))
    },
    catch: (error) => writeFault(file, error),
  })

const cutSynced = (file: string, bytes: number): void => {
  const handle = openSync(file, "r+")
  try {
    ftruncateSync(handle, bytes)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
