import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { runCommand } from "../src/run-command.ts"
import { widthOf } from "../src/layout/page/width.ts"
import { line, ORDER } from "./cases.ts"
import { workspace } from "./command.ts"

describe("an error of the command's own", () => {
  const failing = async (...args: readonly string[]) => {
    const [notes, statuses]: [string[], number[]] = [[], []]
    const output = { isTerminal: () => false, columns: () => undefined }
    await Effect.runPromise(
      runCommand(args, {
        env: {},
        stdin: 0,
        stdout: {
          ...output,
          write: () => {
            throw new Error("the paper is out")
          },
        },
        stderr: { ...output, write: (text) => notes.push(text) },
        setStatus: (status) => statuses.push(status),
        onSignal: () => () => undefined,
        endBy: () => undefined,
      }),
    )
    return { notes: notes.join(""), statuses }
  }

  it("is told in one line, and the exit status is 2", async () => {
    expect(await failing("--version")).toEqual({
      statuses: [2],
      notes:
        "policy-ledger: found an error of its own: the paper is out, expected an answer; --verbose shows where, please report it\n",
    })
  })

  it("is told with its place where that is asked for", async () => {
    const { notes, statuses } = await failing("announcements", "--store", "memory:", "--verbose")
    expect(notes).toMatch(/^Error: the paper is out\n {4}at /)
    expect(statuses).toEqual([2])
  })
})

describe("on a terminal", () => {
  const bazaar = workspace()

  it("answers are as wide as it is, and coloured where it shows colours", async () => {
    const asked = ["in-force", "--on", "2022-06-10"]
    const { stdout } = await bazaar.run(asked, { terminal: 60 })
    expect(stdout).toContain("\u001b[1mRules on 2022-06-10\u001b[22m")
    const { stdout: dumb } = await bazaar.run(asked, { terminal: 60, env: { TERM: "dumb" } })
    expect(dumb).not.toContain("\u001b")
    for (const text of dumb.split("\n")) expect(widthOf(text)).toBeLessThanOrEqual(60)
    expect(dumb).not.toBe((await bazaar.run(asked)).stdout)
  })

  it("of one that does not say how wide it is, 100 columns are taken", async () => {
    const env = { NO_COLOR: "1" }
    const asked = ["history", "shipping"]
    expect(await bazaar.run(asked, { terminal: 0, env })).toEqual(await bazaar.run(asked))
  })

  it("a line that is no case is reported between the answers", async () => {
    bazaar.file("mixed.ndjson", `${line(ORDER)}{\n${line(ORDER)}`)
    const { status, stdout, stderr } = await bazaar.run(["audit", "mixed.ndjson", "--json"], { terminal: 80 })
    expect(stdout.match(/"case":"B-1"/g)).toHaveLength(2)
    expect(stderr).toMatch(/^mixed\.ndjson:2:2: found no JSON: .*\n$/)
    expect(status).toBe(2)
  })
})
