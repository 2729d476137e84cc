import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { run } from "./command.ts"

const DOC = fileURLToPath(new URL("../../../docs/cli.md", import.meta.url))

const help = (...command: readonly string[]): string => run([...command, "--help"]).stdout

/** The commands as the command itself lists them, below the headings of their groups. */
const commands = (): readonly string[] =>
  help()
    .split(/^[A-Z][a-z]+:$/m)
    .slice(1)
    .flatMap((group) => group.match(/^ {2}[a-z-]+(?= )/gm) ?? [])
    .map((name) => name.trim())

/** What all commands share is said once. */
const own = (text: string): string =>
  text.replace(/^(?:INHERITED|GLOBAL) FLAGS\n(?: .*\n)+\n?/gm, "").trimEnd()

const section = (title: string, text: string): string => `### ${title}\n\n\`\`\`text\n${text}\n\`\`\`\n`

describe("docs/cli.md", () => {
  it("says of every command what --help says", async () => {
    const sections = [
      section("policy-ledger", help().trimEnd()),
      ...commands().map((name) => section(name, own(help(name)))),
    ]
    const doc = readFileSync(DOC, "utf8")
    const written = doc.replace(
      /(<!-- help:begin -->\n)[^]*(<!-- help:end -->)/,
      (_all, begin: string, end: string) => `${begin}\n${sections.join("\n")}\n${end}`,
    )
    await expect(written).toMatchFileSnapshot(DOC)
  })

  it("every command has a description and an example", () => {
    for (const name of commands()) {
      expect(help(name)).toMatch(/^DESCRIPTION\n {2}\S/m)
      expect(help(name)).toMatch(/^EXAMPLES\n {2}# \S/m)
    }
  })
})
