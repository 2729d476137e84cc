import { mkdirSync } from "node:fs"
import { type DraftQuestion, draftPage, restOfPage, skeletonOf } from "@policy-ledger/ledger"
import { createFile, writeFault } from "@policy-ledger/files"
import { Effect } from "effect"
import { note, Surroundings } from "../surroundings/surroundings.ts"
import type { DraftAnswer, DraftedReport } from "./answers.ts"
import type { Seeds } from "./seeds.ts"

export interface PageToRead {
  /** `-` is standard input. */
  readonly page: string
  readonly site: string | undefined
}

const questionOf = (seeds: Seeds, { page, site }: PageToRead) =>
  Effect.map(
    Surroundings,
    ({ stdin }): DraftQuestion => ({
      ...(page === "-" ? { page: "standard input", open: stdin } : { page }),
      platform: seeds.platform,
      folder: seeds.announcements,
      sites: seeds.sites,
      ...(site === undefined ? {} : { site }),
    }),
  )

/** Whoever saved the page may not know. */
const noteEncoding = (page: string, encoding: string) =>
  encoding === "utf-8" ? Effect.void : note(`${page}: found ${encoding}, not UTF-8; read as that`)

const FILE_MODE = 0o644

export const draftFrom = Effect.fnUntraced(function* (
  seeds: Seeds,
  { out, ...asked }: PageToRead & { readonly out: string | undefined },
) {
  const question = yield* questionOf(seeds, asked)
  const { drafts, unsure, site, encoding, platform } = yield* draftPage(question)
  yield* noteEncoding(question.page, encoding)
  if (out !== undefined)
    yield* Effect.try({
      try: () => mkdirSync(out, { recursive: true }),
      catch: (error) => writeFault(out, error),
    })
  const reports: DraftedReport[] = []
  const counts = new Map<string, number>()
  for (const draft of drafts) {
    const { id, report, recordedAs, dates, figures } = draft
    const yaml = skeletonOf(draft, platform)
    const name = nextName(id, counts)
    const file = out === undefined || recordedAs.length > 0 ? null : `${out}/${name}.yaml`
    if (file !== null) yield* createFile(file, { text: yaml, mode: FILE_MODE })
    const { at, headline, digest, length } = report
    reports.push({
      id: name,
      at,
      headline,
      digest,
      length,
      recordedAs,
      dates,
      figures,
      file,
      yaml: yaml.trimEnd().split("\n"),
    })
  }
  return { v: 1, page: question.page, encoding, site, reports, unsure } satisfies DraftAnswer
})

/** Two reports of one page can be named alike: the second is -2. */
const nextName = (id: string, counts: Map<string, number>): string => {
  const count = (counts.get(id) ?? 0) + 1
  counts.set(id, count)
  return count === 1 ? id : `${id}-${count}`
}

export const restFrom = Effect.fnUntraced(function* (seeds: Seeds, asked: PageToRead) {
  const question = yield* questionOf(seeds, asked)
  const { rest, encoding } = yield* restOfPage(question)
  yield* noteEncoding(question.page, encoding)
  return { page: question.page, rest }
})
