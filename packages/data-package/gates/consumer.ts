import { cpSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { dataPackage, inFolder, pack, run } from "./stranger.ts"

// A consumer: a project that uses the packed data package with tools of its own, pinned by the lockfile in `consumers`.

const consumers = fileURLToPath(new URL("consumers", import.meta.url))

/** Runs the work in a copy of these consumers, their tools and the packed package installed; each is a folder in it. */
export const inConsumers = (
  names: readonly string[],
  work: (folder: string) => void | Promise<void>,
): Promise<void> =>
  inFolder("consumers", async (folder) => {
    cpSync(consumers, folder, { recursive: true })
    const filters = names.flatMap((name) => ["--filter", `./${name}`])
    run("pnpm", [...filters, "install", "--frozen-lockfile", "--silent"], folder)
    const installed = join(folder, "node_modules/@policy-ledger/rules-1688")
    mkdirSync(installed, { recursive: true })
    run("tar", ["xzf", pack(dataPackage, folder), "--strip-components=1", "-C", installed], folder)
    await work(folder)
  })
