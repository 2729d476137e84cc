import { existsSync } from "node:fs"
import { join } from "node:path"
import { ENTRIES, ORDERS } from "./package-json.ts"

/** What makes cases of a platform's own orders, where the workspace has it. */
export const ordersModule = (root: string, platformId: string): string | undefined => {
  const file = join(root, "packages", `orders-${platformId}`, "src/index.ts")
  return existsSync(file) ? file : undefined
}

/** The entries of a platform's package that are code. */
export const entriesOf = (root: string, platformId: string): readonly string[] =>
  ordersModule(root, platformId) === undefined ? ENTRIES : [...ENTRIES, ORDERS]
