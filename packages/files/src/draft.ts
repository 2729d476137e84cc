import { randomBytes } from "node:crypto"
import { closeSync, constants, fsyncSync, openSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants

/** A name in the file's own folder that nobody can foresee, and so lay a link at. */
export const draftBeside = (file: string): string =>
  join(dirname(file), `.${randomBytes(12).toString("hex")}.draft`)

/** Makes a file that was not there; through no link, and over nothing. Answers its descriptor. */
const openNew = (file: string, mode: number): number =>
  openSync(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode)

/** Makes an empty file, to be filled by whoever opens files by name. */
export const makeNew = (file: string, mode: number): void => closeSync(openNew(file, mode))

/** Writes a file that was not there; on return it is on the disk. What failed half-way is taken away. */
export const writeNew = (file: string, text: string, mode: number, finish?: (fd: number) => void): void => {
  const fd = openNew(file, mode)
  try {
    writeFileSync(fd, text)
    finish?.(fd)
    fsyncSync(fd)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(fd)
  }
}

export const syncFolder = (folder: string): void => {
  const handle = openSync(folder, "r")
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
