import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { dirname } from "node:path"
import { Effect } from "effect"
import {
  type FileNotFound,
  FileUnreadable,
  type FileUnwritable,
  readFault,
  writeFault,
} from "./file-error.ts"

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

const CHUNK = 65_536

/** Asks for the size first; of what has none, such as a pipe, no more than that is read either. */
const readAtMost = (file: string, most: number): Uint8Array => {
  const handle = openSync(file, "r")
  try {
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
  } finally {
    closeSync(handle)
  }
}

const tooLarge = (file: string, found: string, most: number): FileUnreadable =>
  new FileUnreadable({ file, found, expected: `at most ${most} bytes` })

export const readFolder = (folder: string): Effect.Effect<readonly string[], FileNotFound | FileUnreadable> =>
  Effect.try({ try: () => readdirSync(folder).toSorted(), catch: (error) => readFault(folder, error) })

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, "r")
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const writeSynced = (file: string, text: string): void => {
  const handle = openSync(file, "w")
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Puts the whole text in the place of the file: whoever reads it, and whatever is left after a crash, has the old text
 * or the new one. On return it is on the disk.
 */
export const replaceFile = (file: string, text: string): Effect.Effect<void, FileUnwritable> =>
  Effect.try({
    try: () => {
      const draft = `${file}.draft`
      try {
        writeSynced(draft, text)
        renameSync(draft, file)
      } catch (error) {
        rmSync(draft, { force: true })
        throw error
      }
      syncFolder(dirname(file))
    },
    catch: (error) => writeFault(file, error),
  })

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
