// A page as a file, and beside it what the ledger holds: to drafts, or to the sentences that no event cites.
import { readText } from "@policy-ledger/files"
import { YAML_BOUNDS } from "@policy-ledger/log"
import { Effect, Result } from "effect"
import { type Announcement, decodeAnnouncement } from "../authoring/authoring.ts"
import { listAnnouncements, readPlatform } from "../ledger.ts"
import { cutBySite, readPage, readSites } from "../pages/read.ts"
import { draftReport } from "./draft.ts"
import { restOf } from "./rest.ts"

export interface DraftQuestion {
  /** The page, and the name that it is told by. */
  readonly page: string
  /** A page that is open already, such as standard input. */
  readonly open?: number
  /** `seeds/<platform>.yaml` */
  readonly platform: string
  /** The folder of the announcements. */
  readonly folder: string
  /** `seeds/sites` */
  readonly sites: string
  readonly site?: string
}

/** Of the announcements those that are finished: a draft among them is no announcement yet. */
const readHeld = Effect.fnUntraced(function* (question: DraftQuestion) {
  const platform = yield* readPlatform(question.platform)
  const files = yield* listAnnouncements(question.folder).pipe(
    Effect.catchTag("FileNotFound", () => Effect.succeed([])),
  )
  const held: Announcement[] = []
  for (const file of files) {
    const decoded = decodeAnnouncement(file, yield* readText(file, YAML_BOUNDS.bytes), platform)
    if (Result.isSuccess(decoded)) held.push(decoded.success)
  }
  return { platform, held }
})

const readCut = Effect.fnUntraced(function* ({ page, open, sites, site }: DraftQuestion) {
  const read = yield* readPage(page, open)
  const cut = yield* Effect.fromResult(cutBySite(read, yield* readSites(sites), site))
  return { ...cut, encoding: read.encoding }
})

/** A draft for each report of the page, and the places where it could not be cut. */
export const draftPage = Effect.fnUntraced(function* (question: DraftQuestion) {
  const { reports, unsure, site, encoding } = yield* readCut(question)
  const { platform, held } = yield* readHeld(question)
  const drafts = reports.map((report) => draftReport(report, { platform, held, site }))
  return { drafts, unsure, site: site.id, encoding, platform }
})

/** For each report of the page the sentences that no event cites. */
export const restOfPage = Effect.fnUntraced(function* (question: DraftQuestion) {
  const { reports, encoding } = yield* readCut(question)
  const { held } = yield* readHeld(question)
  const rest = reports.map((report) => ({
    headline: report.headline,
    at: report.at,
    sentences: restOf(report, held),
  }))
  return { rest, encoding }
})
