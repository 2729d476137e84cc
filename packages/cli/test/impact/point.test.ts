import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { parsePoint } from "../../src/impact/point.ts"
import { line, ORDER } from "../cases.ts"
import { run, workspace } from "../command.ts"

const POINTS = "events:NUMBER, recorded:TIME, announced:DATE or package:FILE.tgz, with +presume:NAME behind"

describe("a point of view is", () => {
  it.each([
    ["events:200", "events", "200", []],
    ["recorded:2026-01-01", "recorded", "2026-01-01", []],
    ["recorded:2026-01-01T00:00:00+08:00", "recorded", "2026-01-01T00:00:00+08:00", []],
    [
      "recorded:2026-01-01T00:00:00+08:00+presume:unchanged",
      "recorded",
      "2026-01-01T00:00:00+08:00",
      ["unchanged"],
    ],
    ["announced:2023-05-25+presume:commencement", "announced", "2023-05-25", ["commencement"]],
    ["package:a/rules-1688-1.0.0+7.tgz", "package", "a/rules-1688-1.0.0+7.tgz", []],
    ["package:C:\\rules.tgz+presume:unchanged", "package", "C:\\rules.tgz", ["unchanged"]],
    ["events:1+presume:b+presume:a", "events", "1", ["b", "a"]],
  ])("%s", (text, kind, value, presume) => {
    expect(parsePoint("--from", text)).toEqual(
      Result.succeed({ text, flag: "--from", of: { kind, value }, presume }),
    )
  })
})

describe("whatever is none is refused with what was found and what is expected", () => {
  const bazaar = workspace()
  bazaar.file("o.ndjson", line(ORDER))
  bazaar.file("folder/file", "")

  it.each([
    ["200", `found 200, expected ${POINTS} (did you mean events:200?)`],
    [
      "2023-05-25",
      `found 2023-05-25, expected ${POINTS} (did you mean announced:2023-05-25 or recorded:2023-05-25?)`,
    ],
    [
      "rules-1688-1.0.0.tgz",
      `found rules-1688-1.0.0.tgz, expected ${POINTS} (did you mean package:rules-1688-1.0.0.tgz?)`,
    ],
    ["events", `found events, expected ${POINTS} (did you mean events:200?)`],
    ["event:200", `found event:200, expected ${POINTS} (did you mean events:200?)`],
    [
      "announce:2023-05-25+presume:unchanged",
      `found announce:2023-05-25+presume:unchanged, expected ${POINTS} (did you mean announced:2023-05-25+presume:unchanged?)`,
    ],
    ["commit:200", `found commit:200, expected ${POINTS}`],
    ["EVENTS:1", `found EVENTS:1, expected ${POINTS} (did you mean events:1?)`],
    [":1", `found :1, expected ${POINTS}`],
    ["+presume:unchanged", `found +presume:unchanged, expected ${POINTS}`],
    ["events:", "found events: and nothing behind it, expected such as events:200"],
    ["recorded:", "found recorded: and nothing behind it, expected such as recorded:2026-01-01"],
    ["announced:", "found announced: and nothing behind it, expected such as announced:2023-05-25"],
    ["package:", "found package: and nothing behind it, expected such as package:rules-1688-1.0.0.tgz"],
    ["events:x", "found events:x, expected a whole number of events, such as events:200"],
    ["events:-1", "found events:-1, expected a whole number of events, such as events:200"],
    ["events:1e1", "found events:1e1, expected a whole number of events, such as events:200"],
    ["events: 1", "found events: 1, expected a whole number of events, such as events:200"],
    ["events:007", "found events:007, expected a whole number of events, such as events:200"],
    ["events:15", "found events:15, expected at most events:14: policy-ledger-bazaar holds no more"],
    [
      "events:99999999999999999999",
      "found events:99999999999999999999, expected at most events:14: policy-ledger-bazaar holds no more",
    ],
    [
      "recorded:today",
      'found "today" in recorded:today, expected a date, such as 2024-02-07, or an instant with an offset',
    ],
    [
      "recorded:2026-01-01T00:00:00",
      'found "2026-01-01T00:00:00" in recorded:2026-01-01T00:00:00, expected ',
    ],
    ["announced:2023-02-29", 'found "2023-02-29" in announced:2023-02-29, expected a date that exists'],
    ["events:1+presume:", "found +presume: and nothing behind it, expected such as +presume:commencement"],
    [
      "events:1+presume:unchange",
      'found "unchange" in events:1+presume:unchange, expected one of commencement, continuance, unchanged, conditions (did you mean unchanged?)',
    ],
    [
      "events:1+presume:unchanged,conditions",
      'found "unchanged,conditions" in events:1+presume:unchanged,conditions, expected one of commencement, continuance, unchanged, conditions',
    ],
    [
      "events:1+presume:unchanged+presume:unchanged",
      "found +presume:unchanged twice in events:1+presume:unchanged+presume:unchanged, expected each presumption once",
    ],
    ["events:1+events:2", "found +events:2 in events:1+events:2, expected +presume:NAME, or nothing more"],
    ["events:1+:2", "found +:2 in events:1+:2, expected +presume:NAME, or nothing more"],
    ["", "found an empty text, expected a value"],
  ])("%s", async (point, message) => {
    for (const [flag, args] of [
      ["--from", ["--from", point, "--to", "events:14"]],
      ["--to", ["--from", "events:1", "--to", point]],
    ] as const) {
      const ran = await bazaar.run(["impact", "o.ndjson", ...args])
      expect(ran).toMatchObject({ status: 2, stdout: "" })
      expect(ran.stderr).toContain(`${flag}: ${message}`)
      expect(ran.stderr.trimEnd().split("\n")).toHaveLength(1)
    }
  })

  it.each([
    [[], "impact: found no --from, expected it to be given"],
    [["--from", "events:1"], "impact: found no --to, expected it to be given"],
    [
      ["--from", "events:1", "--from", "events:2", "--to", "events:3"],
      "--from: found it twice, expected it once",
    ],
    [
      ["--from", "events:1", "--to", "events:2", "--force"],
      "--force: found no --out, expected --out FILE, which it replaces",
    ],
    [
      ["--from", "events:1", "--to", "events:2", "--out", "r.txt"],
      "--out: found r.txt, expected a name that ends in .ndjson or .csv",
    ],
    [
      ["--from", "events:1", "--to", "events:2", "--out", "o.ndjson", "--force"],
      "--out: found o.ndjson, which this call reads, expected a file of its own: nothing was changed",
    ],
    [
      ["--from", "events:1", "--to", "events:2", "--out", "r.parquet"],
      "--out: found r.parquet, expected a name that ends in .ndjson or .csv",
    ],
    [
      ["--from", "events:1", "--to", "events:2", "--out", "folder/file"],
      "--out: found folder/file, expected a name that ends in .ndjson or .csv",
    ],
    [
      ["--from", "events:1", "--to", "events:2", "--as", "alibaba-trade"],
      "--as: found alibaba-trade, an order of 1688, and the ledger of bazaar, expected --platform 1688",
    ],
    [
      ["--from", "events:1", "--to", "events:2", "--in", "csv", "--as", "alibaba-trade"],
      "--as: found alibaba-trade and orders in CSV, expected orders in .json or .ndjson with --as",
    ],
  ])("o.ndjson %j", async (args, message) => {
    const ran = await bazaar.run(["impact", "o.ndjson", ...args])
    expect(ran).toMatchObject({ status: 2, stdout: "" })
    expect(ran.stderr).toContain(message)
  })

  it.each([
    [
      "o.txt",
      "file: found o.txt, expected orders in .ndjson, .csv or .parquet, or --in to say which of them it is",
    ],
    ["-", "-: found standard input without --in, expected --in ndjson or --in csv"],
    ["none.csv", "none.csv: found no such file, expected orders in .csv"],
    ["none.json", "none.json: found no such file"],
    ["o.parquet", "o.parquet: found no such file, expected orders in .parquet"],
  ])("orders in %s", async (file, message) => {
    const ran = await bazaar.run(["impact", file, "--from", "events:1", "--to", "events:2"])
    expect(ran).toMatchObject({ status: 2, stdout: "" })
    expect(ran.stderr).toContain(message)
  })

  it("events beyond those of 1688's log, too", async () => {
    const { stderr } = await run([
      "impact",
      "docs/examples/orders.ndjson",
      "--from",
      "events:200",
      "--to",
      "events:100000",
    ])
    expect(stderr).toMatch(
      /^--to: found events:100000, expected at most events:\d+: policy-ledger-1688 holds no more\n$/,
    )
  })
})
