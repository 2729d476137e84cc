import { describe, expect, it } from "vitest"
import { beginning, withdrawal } from "../../market.ts"
import { check, named } from "./checking.ts"

const a = named("a", beginning() + withdrawal())

const naming = (event: string, published: string) =>
  check([a, named("b", event, { published: `"${published}"`, reported: "null", reports: UNDATED })]).filter(
    (finding) => finding.includes("[refers-ahead]"),
  )
const UNDATED = `\n  - { source: 晚报, at: null, headline: null, digest: "sha256:${"1".repeat(64)}", length: 100 }`

describe("an event that names what was announced after it", () => {
  const told = (path: string) =>
    `events[0].${path}.announcement: found a, announced 2023-03-01, expected what was announced by 2023-02-28, as this was: an event that names another is the later [refers-ahead]`
  const events = {
    supersedes: beginning({ supersedes: "{ announcement: a }" }),
    postpones: withdrawal({ postpones: "{ announcement: a }" }),
    revokes: withdrawal({ revokes: "{ announcement: a }" }),
  }
  for (const [key, event] of Object.entries(events))
    it(`is found: ${key}`, () => {
      expect(naming(event, "2023-02-28").map((finding) => finding.replace(/^.*?: /, ""))).toEqual([told(key)])
    })

  it("is none that was announced on that day or later, or may have been", () => {
    for (const published of ["2023-03-01", "2024-01-01", "2023-03", "XXXX-02-28"])
      expect(naming(events.supersedes, published)).toEqual([])
  })
})
