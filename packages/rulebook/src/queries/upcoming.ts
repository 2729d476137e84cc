// What is announced and not there yet.
import type { Instant } from "../values/instant.ts"
import { and, not, type Kleene } from "../values/kleene.ts"
import type { EffectiveBody, ProvisionId, WithdrawnBody } from "../language/event.ts"
import type { AsOfAnswer, Presuming, UpcomingAnswer, UpcomingChange } from "../answers/answers.ts"
import { instrumentOf, type Reading } from "../timeline/fold.ts"
import { presuming, restsOn } from "../timeline/presumptions.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { Timeline } from "../timeline/timeline.ts"
import { formatStart } from "../timeline/worlds.ts"

type Announced = EffectiveBody | WithdrawnBody

/** Is the change announced and not there yet? A version that another replaced before it began will never be there. */
const isUpcoming = (timeline: Timeline, reading: Reading, event: Announced, t: Instant): Kleene =>
  event.type === "Effective" && !timeline.canHoldFrom(event, t)
    ? "no"
    : and(timeline.liveness(reading, event), not(timeline.startedBy(reading, event, t)))

const statusUnder = (rules: RulesAsOf, reading: Reading, event: Announced, t: Instant): Kleene => {
  const timeline = rules.timelines.of(event.provision)
  return timeline === undefined ? "no" : isUpcoming(timeline, reading, event, t)
}

/** What has been announced and is not there yet. */
export const upcoming = (
  rules: RulesAsOf,
  t: Instant,
  asked: Pick<UpcomingAnswer, "on" | keyof AsOfAnswer | keyof Presuming>,
): UpcomingAnswer => {
  const found: { readonly [status in Kleene]: UpcomingChange[] } = { yes: [], unknown: [], no: [] }
  for (const reading of rules.timelines.readings)
    for (const event of reading.changes) {
      if (event.type === "Superseded") continue
      const status = statusUnder(rules, reading, event, t)
      const presumed =
        status === "yes"
          ? restsOn(
              rules.calendar.presumes,
              (fewer) => statusUnder(rules.under(fewer), reading, event, t) === "yes",
            )
          : []
      found[status].push({ ...upcomingChange(rules, reading, event), ...presuming(presumed) })
    }
  return {
    v: 1,
    ...asked,
    coverage: rules.coverages.at(t),
    upcoming: found.yes.toSorted(soonestFirst),
    unknown: found.unknown.toSorted(soonestFirst),
  }
}

/** By date, then by what names an event. */
const placeOf = (c: UpcomingChange): string => `${c.from} ${c.provision} ${c.announcement} ${c.type}`
const soonestFirst = (a: UpcomingChange, b: UpcomingChange): number => (placeOf(a) < placeOf(b) ? -1 : 1)

const upcomingChange = (rules: RulesAsOf, reading: Reading, event: Announced): UpcomingChange => ({
  provision: event.provision,
  instrument: instrumentOf(event.provision),
  announcement: reading.announcement,
  type: event.type,
  from: formatStart(event, reading, rules.calendar),
  expected: event.expected === true,
  title: event.type === "Effective" ? event.rule.title : titleOfVersion(rules, event.provision),
})

const titleOfVersion = (rules: RulesAsOf, provision: ProvisionId): UpcomingChange["title"] => {
  const rule = rules.timelines.of(provision)?.versions.findLast((v) => v.rule !== null)?.rule
  return rule?.title ?? { zh: provision, en: provision }
}
