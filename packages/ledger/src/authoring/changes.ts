// What is wrong with one event of an announcement beside its schema.
import { clash, type Objection } from "./objection.ts"
import { type FieldGround, instrumentOf, nearest } from "@policy-ledger/rulebook"
import { type AuthoredAnnouncement, type AuthoredEvent, provisionOf } from "../schema/authored.ts"
import { formatPath, type Path, stepsOf, valueAt } from "./yaml.ts"
import { conditionObjections, instantObjections } from "./conditions.ts"
import { dateObjections } from "./dates.ts"
import { effectObjections } from "./effects.ts"
import type { Vocabulary } from "./vocabulary.ts"

type Objections = readonly Objection[]
type Content = Extract<AuthoredEvent, { effective: string }>["rule"]

const verbOf = (event: AuthoredEvent): "effective" | "withdrawn" =>
  "effective" in event ? "effective" : "withdrawn"

/** Everything about one event that only the platform or the rest of its file can tell. */
export const changeObjections = (
  announcement: AuthoredAnnouncement,
  event: AuthoredEvent,
  index: number,
  words: Vocabulary,
): Objections => {
  const path: Path = ["events", index]
  return [
    ...twinObjections(event, announcement.events.slice(0, index), path),
    ...instrumentObjections(provisionOf(event), [...path, verbOf(event)], words),
    ...referenceObjections(event, path, words),
    ...dateObjections(event, path),
    ...passageObjections(announcement, event, path),
    ...Object.entries(event.grounds ?? {}).flatMap(([field, ground]) => [
      ...fieldObjections(event, field, [...path, "grounds", field]),
      ...passageObjections(announcement, ground, [...path, "grounds", field]),
    ]),
    ...("effective" in event ? beginningObjections(event, path, words) : []),
    ...(event.keeps === undefined ? [] : conditionObjections(event.keeps, [...path, "keeps"], words)),
  ]
}

/** A provision changes in one way once in a file. */
const twinObjections = (event: AuthoredEvent, earlier: readonly AuthoredEvent[], path: Path): Objections =>
  earlier.some((other) => verbOf(other) === verbOf(event) && provisionOf(other) === provisionOf(event))
    ? [
        {
          reason: "DuplicateChange",
          path: [...path, verbOf(event)],
          expected: "one such event a provision in a file",
        },
      ]
    : []

/** Another's provision is named by an instrument that the platform declares. */
const referenceObjections = (event: AuthoredEvent, path: Path, words: Vocabulary): Objections => {
  const references = {
    postpones: event.postpones,
    revokes: event.revokes,
    ...("effective" in event ? { supersedes: event.supersedes } : {}),
  }
  return Object.entries(references).flatMap(([key, reference]) =>
    reference?.provision === undefined
      ? []
      : instrumentObjections(reference.provision, [...path, key, "provision"], words),
  )
}

const instrumentObjections = (provision: string, path: Path, { instruments }: Vocabulary): Objections => {
  const instrument = instrumentOf(provision)
  return instruments.has(instrument)
    ? []
    : [
        {
          reason: "UnknownInstrument",
          path,
          found: `${provision}, of the instrument ${instrument}`,
          expected: "an instrument that the platform declares",
          nearest: nearest(instrument, [...instruments]),
        },
      ]
}

/** A citation lies within its report; what is stated has one. */
const passageObjections = (
  { reports }: AuthoredAnnouncement,
  { basis, cite }: FieldGround,
  path: Path,
): Objections => {
  if (cite === undefined)
    return basis === "stated"
      ? [{ reason: "PassageNeeded", path: [...path, "basis"], expected: "cite: { report, range } beside it" }]
      : []
  const report = reports[cite.report - 1]
  if (report === undefined)
    return [
      {
        reason: "OutOfRange",
        path: [...path, "cite", "report"],
        expected: `a report from 1 to ${reports.length}`,
      },
    ]
  const [from, to] = cite.range
  return from < to && to <= report.length
    ? []
    : [
        {
          reason: "OutOfRange",
          path: [...path, "cite", "range"],
          expected: `a range that is not empty within the ${report.length} code points of report ${cite.report}`,
        },
      ]
}

/** A ground is of a field that the change has. */
const fieldObjections = (event: AuthoredEvent, field: string, path: Path): Objections => {
  const steps = stepsOf(field)
  const isField = !GROUNDS.has(steps[0] ?? "") && steps.at(-1) !== "length"
  if (formatPath(steps) === field && isField && valueAt(event, steps) !== undefined) return []
  return [
    {
      reason: "UnknownKey",
      path,
      part: "key",
      found: `${field}, which the change does not have`,
      expected: "the way to one of its fields, such as from or rule.effects[0].amount",
    },
  ]
}

/** What itself says what a change rests on, and what names its provision. */
const GROUNDS: ReadonlySet<string | number> = new Set(["basis", "cite", "grounds", "effective", "withdrawn"])

const beginningObjections = (
  event: Extract<AuthoredEvent, { effective: string }>,
  path: Path,
  words: Vocabulary,
): Objections => [
  ...contentObjections(event.rule, event.effective, [...path, "rule"], words),
  ...event.rule.decidedBy.flatMap((fact, i) =>
    instantObjections(fact, [...path, "rule", "decidedBy", i], words),
  ),
  ...(event.previous === undefined || event.previous === "unheld"
    ? []
    : contentObjections(event.previous, event.effective, [...path, "previous"], words)),
  ...(event.previous !== undefined && event.supersedes !== undefined
    ? [
        clash(
          [...path, "previous"],
          "previous beside supersedes",
          "one of them: supersedes where the wording before is held, else previous",
        ),
      ]
    : []),
  ...(Array.isArray(event.touches)
    ? event.touches.flatMap((provision, i) => instrumentObjections(provision, [...path, "touches", i], words))
    : []),
]

const contentObjections = (
  content: Omit<Content, "decidedBy">,
  own: string,
  path: Path,
  words: Vocabulary,
): Objections => [
  ...conditionObjections(content.when, [...path, "when"], words),
  ...content.effects.flatMap((effect, i) => effectObjections(effect, [...path, "effects", i], words)),
  ...(content.disapplies ?? []).flatMap((provision, i): Objections => {
    const at = [...path, "disapplies", i]
    return provision === own
      ? [{ reason: "KeysClash", path: at, expected: "another provision: this one cannot displace itself" }]
      : instrumentObjections(provision, at, words)
  }),
]
