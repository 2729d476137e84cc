// What axe-core finds on a page.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "playwright-core"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

declare global {
  var axe: { readonly run: () => Promise<{ readonly violations: readonly Violation[] }> }
}

/** Each finding by its rule, with how many places it concerns and the first of them. */
export const violations = async (page: Page): Promise<readonly (readonly [string, number, string])[]> => {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations)
  return found.map(({ id, nodes }) => [id, nodes.length, nodes[0]?.html ?? ""])
}
