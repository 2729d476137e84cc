// `pnpm bench draft DIR [--site ID] [--platform ID]`: how much of what was recorded of saved pages a draft of them proposes, and how much of what it
// proposes is wrong. The pages are not ours to publish: only whoever has them can measure.
import { readdirSync } from "node:fs"
import { draftPage, listAnnouncements, readAnnouncements, readPlatform } from "@policy-ledger/ledger"
import { Effect, Result } from "effect"
import { askedOf, type DraftCall } from "./draft/call.ts"
import { type Compared, compare, type Wrong } from "./draft/compare.ts"
import { ROOT } from "./place.ts"
import { publish } from "./report/publish.ts"
import { count, type Table } from "./report/table.ts"

const seeds = `${ROOT}seeds`

const measured = Effect.fnUntraced(function* ({ folder, platform: id, site }: DraftCall) {
  const question = {
    platform: `${seeds}/${id}.yaml`,
    folder: `${seeds}/${id}`,
    sites: `${seeds}/sites`,
    ...(site === undefined ? {} : { site }),
  }
  const platform = yield* readPlatform(question.platform)
  const announcements = yield* readAnnouncements(yield* listAnnouncements(question.folder), platform)
  const pages = readdirSync(folder).filter((name) => /\.(?:txt|html?)$/i.test(name))
  const drafted = yield* Effect.forEach(pages, (name) =>
    draftPage({ ...question, page: `${folder}/${name}` }),
  )
  return {
    name: id === "1688" ? "draft" : `draft-${id}`,
    pages: pages.length,
    announcements: announcements.length,
    unsure: drafted.flatMap(({ unsure }) => unsure).length,
    ...compare(
      announcements,
      drafted.flatMap(({ drafts }) => drafts),
      platform,
    ),
  }
})

const rowOf = (what: string, all: readonly Compared[], goal: string | null) => {
  const found = all.filter(({ isProposed }) => isProposed).length
  const share = all.length === 0 ? null : `${((100 * found) / all.length).toFixed(1)} %`
  return [what, count(all.length), count(found), share, goal]
}

const missed = (all: readonly Compared[]) =>
  all.flatMap(({ announcement, what, isProposed }) => (isProposed ? [] : [[announcement, what]]))

const wrong = (all: readonly Wrong[]) => all.map(({ report, what }) => [report, what])

/** What is wrong with a call or a page is one line, as the ledger's own commands have it. */
const asked = Effect.fromResult(askedOf(process.argv.slice(3))).pipe(Effect.flatMap(measured))
const answer = await Effect.runPromise(Effect.result(asked))
if (Result.isFailure(answer)) {
  console.error(`bench draft: ${answer.failure.message}`)
  process.exitCode = 2
} else {
  const found = answer.success
  const tables: readonly Table[] = [
    {
      title: "Recorded, and among the proposals",
      notes: [
        `${found.announcements} announcements, ${found.pages} pages, ${found.unsure} places of them not cut for want of certainty.`,
        "A date counts with its role and its time of day, a report with its digest and length.",
      ],
      columns: ["what", "recorded", "proposed", "share", "goal"],
      rows: [
        rowOf("reports", found.reports, "all"),
        rowOf("times or days of reports", found.reportDays, null),
        rowOf("effective dates (from, until)", found.effectiveDates, "95 %"),
        rowOf("sums, shares, spans, counts", found.figures, "95 %"),
        rowOf("days of publication", found.publicationDays, null),
        rowOf("instruments", found.instruments, null),
        rowOf("earlier announcements", found.earlier, null),
        rowOf("savings (keeps)", found.keeps, null),
      ],
    },
    {
      title: "Proposed, and not recorded",
      columns: ["what", "proposed", "not recorded"],
      rows: [
        ["dates", count(found.proposedDates), count(found.wrongDates.length)],
        ["sums, shares, spans, counts", count(found.proposedFigures), count(found.wrongFigures.length)],
      ],
    },
    {
      title: "Missed",
      columns: ["announcement", "what"],
      rows: missed([
        ...found.reports,
        ...found.reportDays,
        ...found.effectiveDates,
        ...found.figures,
        ...found.publicationDays,
        ...found.instruments,
        ...found.earlier,
        ...found.keeps,
      ]),
    },
    {
      title: "Not recorded",
      columns: ["report of", "proposal"],
      rows: [...wrong(found.wrongDates), ...wrong(found.wrongFigures)],
    },
  ]
  publish({ name: found.name, title: "Drafts of saved pages", skipped: [], versions: {}, tables })
}
