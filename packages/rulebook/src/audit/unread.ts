// What may come of a rule in a language that this engine does not speak: of its kind, as far as kinds can be made out.
import { isRecord } from "../values/plain.ts"
import { text } from "../values/text.ts"
import type { Effect } from "../language/effect.ts"
import { BUILT_IN_DEADLINES, type FactPath, type Platform } from "../language/platform.ts"
import { needsOf } from "../timeline/fold.ts"
import type { Version } from "../timeline/version.ts"

/** Kinds that move no field of an outcome. */
const TOLD = ["cap", "sanction", "offer", "duty", "notice"]
/** Kinds that move one. */
const MOVING = ["deadline", "refund", "pay", "waive"]

const UNTOLD = text("", "")

/** One of each kind that moves a field. */
const anything = ({ deadlines = [] }: Platform): readonly Effect[] => [
  ...[...BUILT_IN_DEADLINES, ...deadlines.map(({ id }) => id)].map(
    (deadline): Effect => ({ deadline, unstated: UNTOLD, countedFrom: { unstated: [] } }),
  ),
  { refund: "instant" },
  { pay: "fee", per: "order", unstated: UNTOLD },
  { waive: [] },
]

/** What a version whose wording is not held, or cannot be read, may do. */
export const mayDo = ({ event }: Version, platform: Platform): readonly Effect[] => {
  const { effects } = event.rule
  if (needsOf(event) === undefined) return effects
  // As the log has them, unchecked.
  const moving = effects.filter((e) => !isRecord(e) || !TOLD.some((kind) => kind in e))
  const any = anything(platform)
  if (effects.length === 0 || moving.some((e) => !isRecord(e) || !MOVING.some((kind) => kind in e)))
    return any
  return any.filter((one) =>
    moving.some((e) =>
      "deadline" in one
        ? "deadline" in e && e.deadline === one.deadline
        : MOVING.some((k) => k in one && k in e),
    ),
  )
}

/** The instants that decide: of what cannot be read those that it names, if the platform has them, else any. */
export const decidingFacts = ({ event }: Version, { facts }: Platform): readonly FactPath[] => {
  const { decidedBy } = event.rule
  if (needsOf(event) === undefined) return decidedBy
  const instants = facts.filter((f) => f.type === "instant" && !f.path.includes("[]")).map((f) => f.path)
  const named = instants.filter((path) => decidedBy.includes(path))
  return named.length > 0 && named.length === decidedBy.length ? named : instants
}
