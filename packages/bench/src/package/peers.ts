import { progress } from "../report/publish.ts"
import { bytes, type Cell, count, ms, ns, ratio, type Table } from "../report/table.ts"
import type { Heap } from "./child.ts"
import { addedTypes, bundled, heapOf, type Loaded, loaded, queryOf, type Start, starts } from "./measure.ts"
import type { Bench, Subject } from "./subjects.ts"

/** Everything that is measured of one package. */
export interface Measured {
  readonly subject: Subject
  readonly loaded: Loaded
  readonly start: Start
  readonly heap: Heap
  readonly queryNs: number
  readonly one: number | undefined
  readonly all: number | undefined
  readonly types: number | undefined
}

export const measureAll = async (
  bench: Bench,
  subjects: readonly Subject[],
): Promise<readonly Measured[]> => {
  const files = subjects.map((subject) => bench.module(subject))
  progress("cold imports")
  const started = starts(bench, files)
  const measured: Measured[] = []
  for (const [i, subject] of subjects.entries()) {
    progress(subject.name)
    const [file, start] = [files[i], started[i]]
    if (file === undefined || start === undefined) continue
    measured.push({
      subject,
      start,
      loaded: loaded(file),
      heap: heapOf(file),
      queryNs: queryOf(file),
      // oxlint-disable-next-line no-await-in-loop -- one after the other: nothing else may run beside a measurement
      one: await bundled(bench, subject.one),
      // oxlint-disable-next-line no-await-in-loop
      all: await bundled(bench, subject.all),
      types: addedTypes(bench, subject),
    })
  }
  return measured
}

const orFails = (size: number | undefined): Cell => (size === undefined ? "fails" : bytes(size))

/** Every row beside the first, which is ours. */
export const sizeTable = (measured: readonly Measured[]): Table => {
  const own = measured[0]?.loaded.gz ?? Number.NaN
  return {
    title: "Size",
    notes: [
      "Loaded: the files that Node reads for the import and the first answer, gzip -9 each. Bundle: esbuild, minified, for browsers, gzipped; of the smallest export, and of everything. Types: what the question adds to the compiler's (TypeScript, nodenext).",
    ],
    columns: ["package", "files", "raw", "gzip", "÷ ours", "bundle of one", "of all", "types"],
    rows: measured.map(({ subject, loaded: { files, raw, gz }, one, all, types }) => [
      subject.name,
      count(files),
      bytes(raw),
      bytes(gz),
      ratio(gz, own),
      orFails(one),
      orFails(all),
      types === undefined ? "has none" : count(types),
    ]),
  }
}

const range = ({ q1, q3 }: Start["cold"]): string => `${q1.toFixed(1)}–${q3.toFixed(1)}`

export const timeTable = (measured: readonly Measured[]): Table => {
  const own = measured[0]?.start.first.median ?? Number.NaN
  return {
    title: "Time and memory",
    notes: [
      `Median of ${measured[0]?.start.cold.n ?? 0} interleaved processes above one that imports nothing, quartiles in ms beside it; a few ms are noise. Heap: live bytes after a collection. Query: warm, always the same.`,
    ],
    columns: [
      "package",
      "import",
      "q1–q3",
      "and first answer",
      "q1–q3",
      "÷ ours",
      "heap",
      "after answer",
      "query",
      "the query",
    ],
    rows: measured.map(({ subject, start: { cold, first }, heap, queryNs }) => [
      subject.name,
      ms(cold.median),
      range(cold),
      ms(first.median),
      range(first),
      ratio(first.median, own),
      bytes(heap.imported),
      bytes(heap.answered),
      ns(queryNs),
      `\`${subject.ask}\``,
    ]),
  }
}
