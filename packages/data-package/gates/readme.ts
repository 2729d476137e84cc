import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { dataPackage, inFolder, pack, root, run, told } from "./stranger.ts"

/** The block of the workspace's README that goes from an order of the platform to its deadline, with both packages packed. */
const FILE = "docs/examples/trade.json"
const PRINTS = "2024-03-02T00:00:00+08:00 PT34H"
const MOST_LINES = 10

const block = (): string => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? []
  const lines = code?.trim().split("\n").length ?? 0
  if (code === undefined || lines > MOST_LINES)
    throw new Error(`README.md: found ${lines} lines of js, expected a block of at most ${MOST_LINES}`)
  return code
}

await inFolder("readme", (folder) =>
  told("README", () => {
    const tarballs = [dataPackage, join(root, "packages/orders-1688")].map((from, i) => {
      const to = join(folder, `${i}`)
      mkdirSync(to)
      return pack(from, to)
    })
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n')
    run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...tarballs], folder)
    cpSync(join(root, FILE), join(folder, FILE))
    writeFileSync(join(folder, "readme.js"), block())
    const printed = run("node", ["readme.js"], folder)
    if (!printed.startsWith(PRINTS))
      throw new Error(`README.md: found ${printed}, expected what begins with ${PRINTS}`)
    return printed.split("\n")[0] ?? ""
  }),
)
