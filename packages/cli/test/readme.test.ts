import { cpSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { emptyFolder, root, run } from "./command.ts"

const readme = readFileSync(join(root, "packages/cli/README.md"), "utf8")

/** What the README calls, and what it says that is printed; `…` stands for more of it. */
const examples = [...readme.matchAll(/^ {4}\$ policy-ledger (.*)\n((?:(?: {4}(?!\$).*)?\n)*)/gm)].map(
  ([, call = "", printed = ""]) => [call, printed.replace(/^ {4}/gm, "").trim()] as const,
)

it("holds three examples", () => {
  expect(examples).toHaveLength(3)
})

it.each(examples)("%s prints what the README says", async (call, printed) => {
  const folder = emptyFolder()
  for (const name of ["seeds", "docs/examples"])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  const { status, stdout } = await run(call.split(" "), { cwd: folder })
  const [shown = "", more] = printed.split("\n…")
  expect(more === undefined ? stdout.trim() : stdout.slice(0, shown.length)).toBe(shown)
  expect(status).toBe(0)
})
