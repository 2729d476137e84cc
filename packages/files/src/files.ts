import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { dirname } from "node:path"
import { Effect } from "effect"
import {
  type FileNotFound,
  type FileUnreadable,
  type FileUnwritable,
  readFault,
  writeFault,
} from "./file-error.ts"

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** A text file, in UTF-8 and nothing else. */
export const readText = (file: string): Effect.Effect<string, FileNotFound | FileUnreadable> =>
  Effect.try({ try: () => decoder.decode(readFileSync(file)), catch: (error) => readFault(file, error) })

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
