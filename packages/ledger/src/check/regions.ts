import type { Condition, Saving } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import type { Path } from "../authoring/yaml.ts"

/** A region's code, and where an announcement names it. */
interface NamedRegion {
  readonly code: string
  readonly path: Path
}

/** Every region that an announcement names, wherever a rule can name one. */
export const regionsIn = ({ authored }: Announcement): readonly NamedRegion[] =>
  authored.events.flatMap((event, i) => [
    ...("effective" in event ? inCondition(event.rule.when, ["events", i, "rule", "when"]) : []),
    ...("effective" in event && event.previous !== undefined && event.previous !== "unheld"
      ? inCondition(event.previous.when, ["events", i, "previous", "when"])
      : []),
    ...(event.keeps === undefined ? [] : inSaving(event.keeps, ["events", i, "keeps"])),
  ])

const inCondition = (condition: Condition, path: Path): readonly NamedRegion[] => {
  if ("all" in condition) return condition.all.flatMap((one, i) => inCondition(one, [...path, "all", i]))
  if ("any" in condition) return condition.any.flatMap((one, i) => inCondition(one, [...path, "any", i]))
  if ("not" in condition) return inCondition(condition.not, [...path, "not"])
  return "within" in condition && !("after" in condition)
    ? condition.within.map((code, i) => ({ code, path: [...path, "within", i] }))
    : []
}

const inSaving = (saving: Saving, path: Path): readonly NamedRegion[] => {
  if ("all" in saving) return saving.all.flatMap((one, i) => inSaving(one, [...path, "all", i]))
  if ("any" in saving) return saving.any.flatMap((one, i) => inSaving(one, [...path, "any", i]))
  if ("not" in saving) return inSaving(saving.not, [...path, "not"])
  return "when" in saving ? inCondition(saving.when, [...path, "when"]) : []
}
