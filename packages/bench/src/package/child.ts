import fs from "node:fs"
import { registerHooks, syncBuiltinESMExports } from "node:module"
import { fileURLToPath, pathToFileURL } from "node:url"
import { liveBytes } from "../measure/heap.ts"
import { perCall } from "../measure/time.ts"

/** What one process says about one subject: bytes that live, files that were read, or nanoseconds a call. */
export interface Heap {
  readonly imported: number
  readonly answered: number
}

interface Module {
  readonly ask: () => unknown
}

const subject = async (file: string): Promise<Module> => {
  const module: Module = await import(pathToFileURL(file).href)
  return module
}

const heap = async (file: string): Promise<Heap> => {
  const before = liveBytes()
  const { ask } = await subject(file)
  const imported = liveBytes() - before
  ask()
  return { imported, answered: liveBytes() - before }
}

/** Modules by Node's own hook, everything else by the call that packages read their data with. */
const filesRead = async (file: string): Promise<readonly string[]> => {
  const read = new Set<string>()
  registerHooks({
    load: (url, context, next) => {
      if (url.startsWith("file:")) read.add(fileURLToPath(url))
      return next(url, context)
    },
  })
  const { readFileSync } = fs
  Object.assign(fs, {
    readFileSync: (path: fs.PathOrFileDescriptor, options: undefined) => {
      if (typeof path === "string") read.add(path)
      if (path instanceof URL) read.add(fileURLToPath(path))
      return readFileSync(path, options)
    },
  })
  syncBuiltinESMExports()
  const { ask } = await subject(file)
  ask()
  read.delete(file)
  return [...read].filter((path) => !path.endsWith("package.json"))
}

if (import.meta.main) {
  const [what, file = ""] = process.argv.slice(2)
  const answer =
    what === "heap"
      ? await heap(file)
      : what === "files"
        ? await filesRead(file)
        : await perCall((await subject(file)).ask)
  process.stdout.write(JSON.stringify(answer))
}
