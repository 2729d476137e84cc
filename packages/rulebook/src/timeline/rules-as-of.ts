// All that the questions of one point read: timelines, their entries in answers, coverage.
import { frozen } from "../values/frozen.ts"
import type { Instant } from "../values/instant.ts"
import { memo } from "../values/memo.ts"
import type { Text } from "../values/text.ts"
import type { InstrumentId } from "../language/event.ts"
import type { Platform } from "../language/platform.ts"
import type { Presumption, RuleInForce, UnknownRule } from "../answers/answers.ts"
import { Coverages } from "./coverage.ts"
import { describeRule, describeUnknown, spanOf, type Span } from "./describe.ts"
import { instrumentOf } from "./fold.ts"
import { presuming, restsOn } from "./presumptions.ts"
import type { Timeline, StateAt } from "./timeline.ts"
import type { Timelines } from "./timelines.ts"
import type { Version } from "./version.ts"
import type { Calendar } from "./worlds.ts"

/** What answers say of one provision at one instant: the same for all instants of a stretch, and written once. */
export interface ProvisionEntries {
  readonly inForce: RuleInForce | undefined
  readonly kept: readonly RuleInForce[]
  readonly unknown: readonly UnknownRule[]
}

/** The rules of one platform as of one point: the timelines, and how answers tell of them. */
export class RulesAsOf {
  readonly timelines: Timelines
  readonly platform: Platform
  readonly calendar: Calendar
  readonly coverages: Coverages
  /** The same rules where less is presumed. */
  readonly under: (presumes: readonly Presumption[]) => RulesAsOf
  readonly #entries = new WeakMap<StateAt, ProvisionEntries>()
  readonly #spans = new WeakMap<Version, Span>()

  constructor(
    timelines: Timelines,
    platform: Platform,
    calendar: Calendar,
    under: (presumes: readonly Presumption[]) => RulesAsOf,
  ) {
    this.under = under
    this.timelines = timelines
    this.platform = platform
    this.calendar = calendar
    this.coverages = new Coverages(platform, calendar, timelines.readings.length === 0)
  }

  at(timeline: Timeline, t: Instant): ProvisionEntries {
    const state = timeline.at(t)
    const { calendar } = this
    const entries = memo(this.#entries, state, () =>
      frozen({
        inForce: state.inForce === undefined ? undefined : describeRule(timeline, state.inForce, calendar),
        kept: state.kept.map((v) => describeRule(timeline, v, calendar)),
        unknown: state.unknown.map((v) => describeUnknown(timeline, v, t, calendar)),
      }),
    )
    return calendar.presumes.length === 0 ? entries : this.#resting(entries, state, timeline, t)
  }

  /** The same with what each rests on: that may change within a stretch, where less presumed would leave it open. */
  #resting(entries: ProvisionEntries, state: StateAt, timeline: Timeline, t: Instant): ProvisionEntries {
    const resting = (rule: RuleInForce, version: Version | undefined): RuleInForce =>
      version === undefined ? rule : { ...rule, ...this.#presuming(timeline, version, t) }
    return {
      inForce: entries.inForce === undefined ? undefined : resting(entries.inForce, state.inForce),
      kept: entries.kept.map((rule, i) => resting(rule, state.kept[i])),
      unknown: entries.unknown,
    }
  }

  /** The presumptions on which it rests whether the version is in force at `t`. */
  #presuming(
    timeline: Timeline,
    version: Version,
    t: Instant,
  ): { readonly presumed?: readonly Presumption[] } {
    const status = timeline.statusAt(version, t)
    return presuming(
      restsOn(this.calendar.presumes, (fewer) => {
        const other = this.under(fewer).timelines.of(timeline.provision)
        return other !== undefined && other.statusAt(timeline.versionIn(version, other), t) === status
      }),
    )
  }

  /** Why nobody can say whether the version is in force at `t`; nothing where a saving alone leaves it open. */
  whyUnknown(timeline: Timeline, version: Version, t: Instant): readonly Text[] {
    const at = timeline.at(t).unknown.indexOf(version)
    return at < 0 ? [] : (this.at(timeline, t).unknown[at]?.why ?? [])
  }

  span(timeline: Timeline, version: Version): Span {
    return memo(this.#spans, version, () => spanOf(timeline, version, this.calendar))
  }

  timelinesOf(instrument: InstrumentId | undefined): readonly Timeline[] {
    return instrument === undefined
      ? this.timelines.all
      : this.timelines.all.filter((c) => instrumentOf(c.provision) === instrument)
  }
}
