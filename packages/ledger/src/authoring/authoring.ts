// From a file in YAML to an announcement or a platform, or to every reason why it is refused, each with its line: yaml.ts
// reads, decode.ts holds the values to the schema, vocabulary.ts says what the platform declares, and changes.ts,
// conditions.ts, effects.ts, texts.ts, dates.ts, trees.ts and platform.ts object to what only its words or the rest of a file can tell.
import { basename } from "node:path"
import type { AnnouncementHead } from "@policy-ledger/rulebook"
import type { Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { changeObjections } from "./changes.ts"
import { platformObjections } from "./platform.ts"
import { textObjections } from "./texts.ts"
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts"
import { parseDate } from "@policy-ledger/rulebook"
import { acceptUnless, decodeSource } from "./decode.ts"
import { clash, type Objection } from "./objection.ts"
import { AuthoredAnnouncement } from "../schema/authored.ts"
import { Platform as PlatformCodec } from "../schema/platform.ts"
import type { FileRefused } from "./seed-error.ts"
import { unfinishedIn } from "./unfinished.ts"
import { type Source, parseYaml } from "./yaml.ts"

/** An announcement as its file tells it, every check passed that needs no ledger. */
export interface Announcement {
  readonly id: string
  /** 1, or the number in the name of a correction's file. */
  readonly reading: number
  readonly authored: AuthoredAnnouncement
  readonly source: Source
}

const NAME = /(?:^|[/\\])([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(\d+))?\.yaml$/

/** Reads `<id>.yaml` or, for the n-th reading, `<id>.<n>.yaml`. */
export const decodeAnnouncement = (
  file: string,
  text: string,
  platform: Platform,
): Result.Result<Announcement, FileRefused> =>
  Result.gen(function* () {
    const source = yield* parseYaml(file, text)
    const [, id = "", number] = NAME.exec(file) ?? []
    if (id === "") yield* acceptUnless(source, undefined, NO_NAME)
    yield* acceptUnless(source, undefined, unfinishedIn(source))
    const authored = yield* decodeSource(AuthoredAnnouncement, source)
    const announcement = { id, reading: number === undefined ? 1 : Number(number), authored, source }
    const objections = [
      ...nameObjections(announcement),
      ...meaningObjections(authored, vocabularyOf(platform)),
    ]
    return yield* acceptUnless(source, announcement, objections)
  })

/** Reads `seeds/<platform>.yaml`. */
export const decodePlatform = (file: string, text: string): Result.Result<Platform, FileRefused> =>
  Result.gen(function* () {
    const source = yield* parseYaml(file, text)
    const platform: Platform = yield* decodeSource(PlatformCodec, source)
    const name = basename(file, ".yaml")
    const objections: readonly Objection[] = [
      ...(name === platform.id
        ? []
        : [
            {
              reason: "WrongFileName",
              path: ["id"],
              expected: `${name}, the name of the file`,
            } as const,
          ]),
      ...textObjections(platform, platform),
      ...platformObjections(platform),
    ]
    return yield* acceptUnless(source, platform, objections)
  })

const wrongName = (found: string, expected: string): readonly Objection[] => [
  { reason: "WrongFileName", path: [], found, expected },
]

/** Before anything is said of its content: it may be no announcement at all. */
const NO_NAME = wrongName("this file name", "<id>.yaml, the id in lower case with hyphens, or <id>.2.yaml")

const nameObjections = ({ id, reading, authored }: Announcement): readonly Objection[] => {
  if (reading === 1 && authored.correction !== undefined)
    return wrongName("a correction", `the file name ${id}.2.yaml, or of the reading that it is`)
  if (reading > 1 && authored.correction === undefined)
    return wrongName(`reading ${reading} without a correction`, "correction: { cause, why }")
  return reading === 0
    ? wrongName("reading 0", "<id>.yaml for the first reading, <id>.2.yaml for the second")
    : []
}

const meaningObjections = (authored: AuthoredAnnouncement, words: Vocabulary): readonly Objection[] => [
  ...textObjections(authored, words.platform),
  ...datesOfHead(authored),
  ...authored.events.flatMap((event, i) => changeObjections(authored, event, i, words)),
]

const isRange = (text: string): boolean => {
  const date = parseDate(text)
  return date.ok && date.value.earliest !== date.value.latest
}

/** The dates of an announcement itself. */
const datesOfHead = ({
  published,
  publishedBasis,
  reported,
  reportedBasis,
  reports,
}: AuthoredAnnouncement) => {
  const objections: Objection[] = []
  if (published != null && isRange(published) && publishedBasis === undefined)
    objections.push({
      reason: "BasisNeeded",
      path: ["published"],
      expected: "publishedBasis: { inferred: why } beside a range",
    })
  if (published == null && publishedBasis !== undefined)
    objections.push(clash(["publishedBasis"], "publishedBasis without published", "published beside it"))
  if (reported === null && reportedBasis !== undefined)
    objections.push(clash(["reportedBasis"], "reportedBasis without reported", "reported beside it"))
  if (reported === null && reports.some(({ at }) => at !== null))
    objections.push({
      reason: "WrongForm",
      path: ["reported"],
      expected: "the date of the first report, as one bears a date",
    })
  return objections
}

/** What an announcement is, beside its changes. */
export const headOf = ({ authored }: Announcement): AnnouncementHead => {
  const { events: _events, correction: _correction, published, ...head } = authored
  return { ...head, published: published ?? null }
}
