import { readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { canFill, onFullDisk } from "../../../files/test/full-disk.ts"
import { line, ORDER } from "../cases.ts"
import { workspace } from "../command.ts"
import { filesIn } from "./tables.ts"

const STOPPED =
  "--out: found an order that is none, expected none such, or --on-error skip, which leaves it out: nothing was written\n"

describe("a call that cannot be answered to a file says what to do", () => {
  it.each([
    [
      ["-", "--from", "parquet", "--out", "r.csv"],
      "-: found standard input, expected a file: Parquet is read from its end",
    ],
    [["none.parquet", "--out", "r.csv"], "none.parquet: found no such file, expected orders in .parquet"],
    [
      ["o.parquet", "--out", "r.csv", "--as", "alibaba-trade"],
      "--as: found alibaba-trade and orders in Parquet, expected orders in .json or .ndjson with --as",
    ],
    [
      ["o.parquet"],
      "file: found o.parquet, and no --out, expected --out RESULTS.parquet: orders in Parquet are answered to a file",
    ],
    [
      ["o.ndjson", "--out", "r.txt"],
      "--out: found r.txt, expected a name that ends in .ndjson, .csv or .parquet",
    ],
    [
      ["o.txt", "--out", "r.csv"],
      "file: found o.txt, expected orders in .ndjson, .csv or .parquet, or --from to say which of them it is",
    ],
    [["-", "--out", "r.csv"], "-: found standard input without --from, expected --from ndjson or --from csv"],
    [["none.csv", "--out", "r.csv"], "none.csv: found no such file, expected orders in .csv"],
    [
      ["o.ndjson", "--out", "r.csv", "--json"],
      "--json: found it beside --out, expected --out RESULTS.ndjson alone, which is JSON already",
    ],
    [
      ["o.ndjson", "--out", "r.csv", "--explain"],
      "--explain: found it beside --out, expected a file of results has no words: leave one of the two out, and ask --case ID about one order",
    ],
    [
      ["o.ndjson", "--out", "r.csv", "--receipt", "a.json"],
      "--receipt: found it beside --out, expected a receipt is of one case: audit it without --out, by --case ID",
    ],
    [
      ["o.ndjson", "--out", "r.csv", "--verdicts", "all"],
      "--verdicts: found it beside --out, expected --rows verdicts, which lists those that apply or may",
    ],
    [
      ["o.ndjson", "--out", "r.csv", "--case", "B-1"],
      "--case: found it beside --out, expected either: --case ID prints one order in full",
    ],
    [
      ["o.ndjson", "--rows", "verdicts"],
      "--rows: found no --out, expected --out RESULTS.csv, --out RESULTS.ndjson or --out RESULTS.parquet",
    ],
    [
      ["o.ndjson", "--progress"],
      "--progress: found no --out, expected --out RESULTS.csv, --out RESULTS.ndjson or --out RESULTS.parquet",
    ],
    [
      ["o.csv"],
      "file: found o.csv, and no --out, expected --out RESULTS.csv: orders in CSV are answered to a file",
    ],
    [["o.ndjson", "--out", "r.csv", "--about", "weather"], '--about: found "weather", expected one of order'],
    [
      ["o.ndjson", "--out", "o.ndjson", "--force"],
      "--out: found o.ndjson, which this call reads, expected a file of its own: nothing was changed",
    ],
    [
      ["o.ndjson", "--out", "seeds/bazaar.ndjson", "--force"],
      "--out: found seeds/bazaar.ndjson, which this call reads, expected",
    ],
  ])("%j", async (args, message) => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", line(ORDER))
    const ran = await bazaar.run(["audit", ...args])
    expect(ran).toMatchObject({ status: 2, stdout: "" })
    expect(ran.stderr).toContain(message)
    expect(ran.stderr.trimEnd().split("\n")).toHaveLength(1)
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "seeds"])
  })
})

describe("a table that cannot be read names file, row and column, and leaves no result", () => {
  it.each<[string, string | Uint8Array, string, boolean]>([
    ["nothing", "", "o.csv: found nothing, expected a row of facts, as order.id, and an order a row", false],
    [
      "an unknown column",
      "order.id,order.payedAt\n",
      "o.csv: row 1, column 2: found order.payedAt, expected a fact that the platform declares, as order.id (did you mean order.paidAt?)",
      false,
    ],
    [
      "a column without its group",
      "order.id,paidAt\n",
      "o.csv: row 1, column 2: found paidAt, expected a fact that the platform declares, as order.id (did you mean order.paidAt?)",
      false,
    ],
    [
      "a derived fact",
      "order.id,order.amount\n",
      "o.csv: row 1, column 2: found order.amount, expected a fact that the platform declares, as order.id",
      false,
    ],
    [
      "a column twice",
      "order.id,order.id\n",
      "o.csv: row 1, column 2: found order.id a second time, expected each column once",
      false,
    ],
    [
      "a column without a name",
      "order.id,\n",
      "o.csv: row 1, column 2: found no name, expected a fact that the platform declares, as order.id",
      false,
    ],
    [
      "semicolons",
      "order.id;order.paidAt\n",
      "o.csv: row 1, column 1: found semicolons between the names, expected commas, in every row",
      false,
    ],
    [
      "a fact of a list",
      "order.parts[].id\n",
      "o.csv: row 1, column 1: found order.parts[].id, expected order.parts, with the whole list as JSON",
      false,
    ],
    [
      "UTF-16, its mark in front",
      Buffer.from("\ufefforder.id\n", "utf16le"),
      "o.csv: found text in UTF-16, expected orders in .csv, as text in UTF-8",
      false,
    ],
    [
      "too few cells",
      "order.id,claim.kind\nB-1\n",
      "o.csv: row 2: found 1 cell, expected 2 cells, as in row 1",
      true,
    ],
    [
      "too many cells",
      "order.id\nB-1\nB-2,\n",
      "o.csv: row 3: found 2 cells, expected 1 cell, as in row 1",
      true,
    ],
    [
      "an instant without an offset",
      "order.id,order.paidAt\nB-1,2022-06-10T12:00:00\n",
      'o.csv: row 2, column order.paidAt: found "2022-06-10T12:00:00", expected an offset after the time, such as 2022-06-10T12:00:00+05:45',
      true,
    ],
    [
      "another type, below a blank row",
      "order.id,claim.kind\n\nB-1,lata\n",
      'o.csv: row 3, column claim.kind: found "lata", expected one of late',
      true,
    ],
    [
      "a part of another type",
      'order.id,order.parts\nB-1,"[{""id"":""1"",""amount"":12}]"\n',
      'o.csv: row 2, column order.parts: order.parts[0].amount: found 12, expected an amount in quotes with at most 2 decimals, such as "12.35"',
      true,
    ],
    [
      "parts that are no JSON",
      "order.id,order.parts\nB-1,12;13\n",
      "o.csv: row 2, column order.parts: found",
      true,
    ],
    [
      "parts with a key twice",
      'order.parts\n"[{""id"":""1"",""id"":""2""}]"\n',
      "o.csv: row 2, column order.parts: found",
      true,
    ],
    [
      "a group that is something",
      "order.id,claim\nB-1,late\n",
      'o.csv: row 2, column claim: found "late", expected null, where there was nothing of the kind, or an empty cell',
      true,
    ],
    [
      "a fact of a group that was not",
      "order.id,claim,claim.kind\nB-1,null,late\n",
      'o.csv: row 2, column claim.kind: found "late", expected an empty cell, as column claim is null',
      true,
    ],
    [
      "bytes that are no UTF-8",
      Buffer.from("order.id\nB\xff\n", "latin1"),
      "o.csv: row 2, column order.id: found bytes that are no UTF-8, expected CSV in UTF-8",
      true,
    ],
    [
      "an open quote",
      'order.id\nB-1\n"B-2\nB-3\n',
      "o.csv: row 3: found a quote that is never closed, expected a quote at the end of the cell",
      false,
    ],
    [
      "a quote inside",
      'order.id\nB"1\n',
      "o.csv: row 2: found a quote within a cell that does not begin with one, expected",
      false,
    ],
    [
      "text behind a quote",
      'order.id\n"B"1\n',
      "o.csv: row 2: found text behind a closing quote, expected",
      false,
    ],
    [
      "a row without an end",
      `order.id\n"${"x".repeat(1_100_000)}`,
      "o.csv: row 2: found a longer row, expected at most 1 MiB; is a quote not closed?",
      false,
    ],
  ])("%s", async (_what, csv, message, isOneOrder) => {
    const bazaar = workspace()
    bazaar.file("o.csv", csv)
    const { status, stdout, stderr } = await bazaar.run(["audit", "o.csv", "--out", "r.csv"])
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr.startsWith(message)).toBe(true)
    expect(stderr.endsWith(STOPPED)).toBe(isOneOrder)
    expect(filesIn(bazaar)).toEqual(["o.csv", "seeds"])
    const skipping = await bazaar.run(["audit", "o.csv", "--out", "r.csv", "--on-error", "skip"])
    expect(skipping.status).toBe(2)
    const left = isOneOrder ? ["r.csv", "r.csv.errors.ndjson", "r.csv.meta.json"] : []
    expect(filesIn(bazaar)).toEqual(["o.csv", ...left, "seeds"])
  })

  it("also of orders one a line, by their lines", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", `${line(ORDER)}\n{"order":{"paidAt":"2022-06-10T12:00:00"}}\n`)
    const { status, stderr } = await bazaar.run(["audit", "o.ndjson", "--out", "r.csv"])
    expect(status).toBe(2)
    expect(stderr).toBe(
      `o.ndjson:3:20: order.paidAt: found "2022-06-10T12:00:00", expected an offset after the time, such as 2022-06-10T12:00:00+05:45\n${STOPPED}`,
    )
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "seeds"])
  })
})

describe("a result that is there already", () => {
  it.each(["r.csv", "r.csv.meta.json", "r.csv.errors.ndjson"])("is kept, were it only %s", async (name) => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", line(ORDER))
    bazaar.file(name, "mine\n")
    const call = ["audit", "o.ndjson", "--out", "r.csv"]
    expect(await bazaar.run(call)).toEqual({
      status: 2,
      stdout: "",
      stderr: `--out: found ${name}, a file that is there already, expected a new file, or --force to have it replaced: nothing was changed\n`,
    })
    expect(readFileSync(join(bazaar.folder, name), "utf8")).toBe("mine\n")
    expect(await bazaar.run([...call, "--force"])).toMatchObject({ status: 0, stderr: "" })
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "r.csv", "r.csv.meta.json", "seeds"])
  })

  it("is kept where a forced run fails", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", `${line(ORDER)}[]\n`)
    bazaar.file("r.csv", "mine\n")
    expect(await bazaar.run(["audit", "o.ndjson", "--out", "r.csv", "--force"])).toMatchObject({ status: 2 })
    expect(readFileSync(join(bazaar.folder, "r.csv"), "utf8")).toBe("mine\n")
  })

  it("is not the orders by another name", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", line(ORDER))
    symlinkSync("o.ndjson", join(bazaar.folder, "l.ndjson"))
    const { status, stderr } = await bazaar.run(["audit", "o.ndjson", "--out", "l.ndjson", "--force"])
    expect([status, stderr]).toEqual([
      2,
      "--out: found l.ndjson, which is o.ndjson, expected a file of its own: nothing was changed\n",
    ])
  })
})

describe.skipIf(!canFill)("on a disk that fills", () => {
  it.each([[["--on-error", "stop"]], [["--on-error", "skip"]]])("nothing is left, %j", async (args) => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", line(ORDER).repeat(2000))
    await bazaar.run(["audit", "o.ndjson", "--store", "memory:"])
    const call = ["audit", "o.ndjson", "--out", "r.csv", "--store", "memory:", ...args]
    const ran = await Effect.runPromise(
      onFullDisk(
        Effect.promise(() => bazaar.run(call)),
        20_000,
      ),
    )
    expect(ran).toEqual({
      status: 2,
      stdout: "",
      stderr: "r.csv: found a full disk, expected room and leave to write: nothing was changed\n",
    })
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "seeds"])
  })
})
