import { fchmodSync, fchownSync, fstatSync, lstatSync, realpathSync, type Stats } from "node:fs"

/** Where a file that is to be replaced really lies, and what it is now; nothing, where there is none. */
export interface Place {
  readonly file: string
  readonly status: Stats | undefined
}

/** Why what stands in a place is not replaced. */
export class NotReplaceable extends Error {}

const kindOf = (status: Stats): string => {
  if (status.isDirectory()) return "a folder"
  if (status.isFIFO()) return "a pipe"
  return status.isSocket() ? "a socket" : "a device"
}

/** Follows links, so that a linked file stays one. Only a plain file with one name is ever replaced. */
export const placeOf = (file: string): Place => {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return { file, status: undefined }
  const real = realpathSync(file)
  const status = lstatSync(real)
  if (!status.isFile()) throw new NotReplaceable(kindOf(status))
  if (status.nlink > 1)
    throw new NotReplaceable(
      `a file with ${status.nlink} names (hard links), of which only this one would get the new text; copy it first, so that this name is a file of its own`,
    )
  return { file: real, status }
}

/** Mode and owner of the file that is replaced. Where its group cannot be kept, the group gets what everybody has. */
export const likeBefore =
  ({ uid, gid, mode }: Stats) =>
  (fd: number): void => {
    const own = fstatSync(fd)
    const isKept = (own.uid === uid && own.gid === gid) || owns(fd, uid, gid) || owns(fd, own.uid, gid)
    const others = mode & 0o007
    fchmodSync(fd, isKept ? mode & 0o777 : (mode & 0o700) | (others << 3) | others)
  }

const owns = (fd: number, uid: number, gid: number): boolean => {
  try {
    fchownSync(fd, uid, gid)
    return true
  } catch {
    return false
  }
}
