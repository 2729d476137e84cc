import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { commandNames, run } from "./command.ts"

const DOC = fileURLToPath(new URL("../../../docs/cli.md", import.meta.url))

const help = async (...command: readonly string[]): Promise<string> =>
  (await run([...command, "--help"])).stdout

/** What all commands share is said once. */
const own = (text: string): string =>
  text.replace(/^(?:INHERITED|GLOBAL) FLAGS\n(?: .*\n)+\n?/gm, "").trimEnd()

const section = (title: string, text: string): string => `### ${title}\n\n\`\`\`text\n${text}\n\`\`\`\n`

describe("docs/cli.md", () => {
  it("says of every command what --help says", async () => {
    const sections = [section("policy-ledger", (await help()).trimEnd())]
    for (const name of await commandNames()) sections.push(section(name, own(await help(name))))
    const doc = readFileSync(DOC, "utf8")
    const written = doc.replace(
      /(<!-- help:begin -->\n)[^]*(<!-- help:end -->)/,
      (_all, begin: string, end: string) => `${begin}\n${sections.join("\n")}\n${end}`,
    )
    await expect(written).toMatchFileSnapshot(DOC)
  })

  it("every command has a description and an example", async () => {
    for (const name of await commandNames()) {
      const text = await help(name)
      expect(text).toMatch(/^DESCRIPTION\n {2}\S/m)
      expect(text).toMatch(/^EXAMPLES\n {2}# \S/m)
    }
  })
})
