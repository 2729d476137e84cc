import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs"
import { sized } from "../measure/size.ts"
import { type Summary, summarize } from "../measure/summary.ts"
import { SCRATCH } from "../place.ts"
import { ms, perSecond, type Table } from "../report/table.ts"

const PAGE = Buffer.alloc(4096, 1)

/** Milliseconds of writing a page at the end of a file and having the disk say that it is there. */
const syncs = (n: number): Summary => {
  const path = `${SCRATCH}sync`
  const file = openSync(path, "w")
  const samples = Array.from({ length: n }, () => {
    const start = performance.now()
    writeSync(file, PAGE)
    fdatasyncSync(file)
    return performance.now() - start
  })
  closeSync(file)
  rmSync(path)
  return summarize(samples)
}

export const diskTable = (): Table => {
  const { median, q1, q3, p99, n } = syncs(sized(2000, 100))
  return {
    title: "The disk",
    notes: ["Nothing durable is faster than this: 4 KiB written at the end of a file, then fdatasync."],
    columns: ["what", "n", "median", "q1", "q3", "p99", "at most"],
    rows: [["write and fdatasync", String(n), ms(median), ms(q1), ms(q3), ms(p99), perSecond(1000 / median)]],
  }
}
