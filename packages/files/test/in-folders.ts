import { mkdirSync } from "node:fs"
import { Effect } from "effect"
import { temporaryFolder } from "../../event-store/test/folder.ts"

/** Makes a new folder each time it is called, in one that is gone after the tests. */
export const newFolders = (name: string): (() => string) => {
  const inFolder = temporaryFolder()
  let folders = 0
  return () => {
    const made = inFolder(`${name}-${folders++}`)
    mkdirSync(made)
    return made
  }
}

/** The message of a refusal, without the folders in which it happened. */
export const messageOf = (effect: Effect.Effect<unknown, Error>) =>
  Effect.map(Effect.flip(effect), ({ message }) => message.replaceAll(/\/\S*\//g, ""))
