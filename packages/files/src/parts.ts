import { createHash } from "node:crypto"
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from "node:fs"
import { dirname } from "node:path"
import { Effect, type Scope } from "effect"
import { draftBeside, makeNew, syncFolder } from "./draft.ts"
import { FileTaken, type FileUnwritable, writeFault } from "./file-error.ts"
import { likeBefore, placeOf } from "./place.ts"
import { codeOf } from "./thrown.ts"

/** A file that is written piece by piece beside its name, and gets the name whole or never. */
export interface FileInParts {
  /** Where it lies until it has its name: for what fills a file by its path. */
  readonly draft: string
  /** Throws `FileUnwritable`. */
  readonly write: (content: string | Uint8Array) => void
  /** Brings it to the disk; `sha256:` and the digest of all that `write` took, in hex. Throws `FileUnwritable`. */
  readonly finish: () => string
  /** Gives it its name; finished before. */
  readonly put: Effect.Effect<void, FileTaken | FileUnwritable>
}

/**
 * Opens such a file; what is not put when the scope closes is gone. `isForced`: in the place of a plain file that is there,
 * with its mode and owner, or through a link to one.
 */
export const fileInParts = (
  file: string,
  isForced: boolean,
): Effect.Effect<FileInParts, FileTaken | FileUnwritable, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      attempt(file, () => new Parts(file, isForced)),
      (parts) => Effect.sync(() => parts.discard()),
    ),
    (parts) => ({
      draft: parts.draft,
      write: (content) => parts.write(content),
      finish: () => parts.finish(),
      put: attempt(file, () => parts.put()),
    }),
  )

const faultOf = (file: string, error: unknown): FileTaken | FileUnwritable =>
  codeOf(error) === "EEXIST" ? new FileTaken({ file }) : writeFault(file, error)

const attempt = <A>(file: string, run: () => A): Effect.Effect<A, FileTaken | FileUnwritable> =>
  Effect.try({ try: run, catch: (error) => faultOf(file, error) })

class Parts {
  readonly draft: string
  readonly #file: string
  readonly #isForced: boolean
  readonly #digest = createHash("sha256")
  readonly #replaced: Stats | undefined
  #fd: number | undefined

  constructor(file: string, isForced: boolean) {
    if (!isForced && lstatSync(file, { throwIfNoEntry: false }) !== undefined) throw taken()
    const place = placeOf(file)
    this.#file = place.file
    this.#isForced = isForced
    this.#replaced = place.status
    this.draft = draftBeside(place.file)
    makeNew(this.draft, place.status === undefined ? 0o666 : 0o600)
    this.#fd = openSync(this.draft, "a")
  }

  write(content: string | Uint8Array): void {
    const bytes = typeof content === "string" ? Buffer.from(content) : content
    this.#digest.update(bytes)
    this.#do((fd) => {
      for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written)
    })
  }

  finish(): string {
    const replaced = this.#replaced
    this.#do((fd) => {
      if (replaced !== undefined) likeBefore(replaced)(fd)
      fsyncSync(fd)
    })
    this.#close()
    return `sha256:${this.#digest.digest("hex")}`
  }

  put(): void {
    if (this.#isForced) renameSync(this.draft, this.#file)
    else this.#putNew()
    syncFolder(dirname(this.#file))
  }

  /** Over nothing, also where somebody made a file of that name meanwhile; some file systems know no second names. */
  #putNew(): void {
    try {
      linkSync(this.draft, this.#file)
    } catch (error) {
      if (codeOf(error) === "EEXIST" || lstatSync(this.#file, { throwIfNoEntry: false }) !== undefined)
        throw taken()
      renameSync(this.draft, this.#file)
    }
  }

  discard(): void {
    this.#close()
    rmSync(this.draft, { force: true })
  }

  #do(run: (fd: number) => void): void {
    try {
      if (this.#fd !== undefined) run(this.#fd)
    } catch (error) {
      throw writeFault(this.#file, error)
    }
  }

  #close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
  }
}

const taken = (): Error => Object.assign(new Error("a file that is there already"), { code: "EEXIST" })
