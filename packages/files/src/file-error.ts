import { existsSync } from "node:fs"
import { dirname } from "node:path"
import { Data } from "effect"
import type { ErrorClass } from "./error-class.ts"
import { NotReplaceable } from "./place.ts"
import { codeOf, isFull, wordsOf } from "./thrown.ts"

interface Unusable {
  readonly file: string
  readonly found: string
  readonly expected: string
}

const fileFault = <const Tag extends string>(tag: Tag): ErrorClass<Tag, Unusable> =>
  class extends Data.TaggedError(tag)<Unusable> {
    override get message(): string {
      return `${this.file}: found ${this.found}, expected ${this.expected}`
    }
  }

export class FileNotFound extends fileFault("FileNotFound") {}
export class FileUnreadable extends fileFault("FileUnreadable") {}
/** Everything is as it was before the write. */
export class FileUnwritable extends fileFault("FileUnwritable") {}
/** Something is there already, and was not to be replaced: it is as it was. */
export class FileTaken extends Data.TaggedError("FileTaken")<{ readonly file: string }> {
  override get message(): string {
    return `${this.file}: found a file that is there already, expected a new name: nothing was changed`
  }
}
/** A folder holds something already, and was not to be replaced, or holds what nobody may take away: it is as it was. */
export class FolderTaken extends Data.TaggedError("FolderTaken")<{
  readonly folder: string
  /** One of the names in it. */
  readonly holds: string
}> {
  override get message(): string {
    return `${this.folder}: found ${this.holds} in it, expected a new folder, or an empty one: nothing was changed`
  }
}
/** Another process has been writing for too long. */
export class LogLocked extends fileFault("LogLocked") {}

export const readFault = (file: string, error: unknown): FileNotFound | FileUnreadable =>
  codeOf(error) === "ENOENT"
    ? new FileNotFound({ file, found: "no such file", expected: "a file that is there" })
    : new FileUnreadable({ file, found: wordsOf(error), expected: "a file that can be read" })

/** As every message says it. */
export const FULL_DISK = "a full disk"

export const writeFault = (file: string, error: unknown): FileUnwritable => {
  const folder = dirname(file)
  if (codeOf(error) === "ENOENT" && !existsSync(folder))
    return new FileUnwritable({
      file,
      found: `no folder ${folder}`,
      expected: "a folder that is there: nothing was changed",
    })
  return new FileUnwritable({
    file,
    found: isFull(error) ? FULL_DISK : wordsOf(error),
    expected:
      error instanceof NotReplaceable
        ? "a plain file with one name: nothing was changed"
        : "room and leave to write: nothing was changed",
  })
}
