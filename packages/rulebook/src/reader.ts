import type { RuleInForce, UnknownRule } from "./answer.ts"
import type { Chain, Moment } from "./chain.ts"
import { Coverages } from "./coverage.ts"
import { describeRule, describeUnknown, spanOf, type Span } from "./describe.ts"
import type { InstrumentId } from "./event.ts"
import { instrumentOf } from "./fold.ts"
import type { Instant } from "./instant.ts"
import type { Platform } from "./platform.ts"
import type { Text } from "./text.ts"
import type { Version } from "./version.ts"
import type { View } from "./view.ts"
import type { Calendar } from "./world.ts"

/** One provision at one instant, written once for every question that falls into the same stretch of time. */
export interface Written {
  readonly inForce: RuleInForce | undefined
  readonly kept: readonly RuleInForce[]
  readonly unknown: readonly UnknownRule[]
}

/** A view with its calendar: what the queries read. */
export class Reader {
  readonly view: View
  readonly platform: Platform
  readonly calendar: Calendar
  readonly coverages: Coverages
  readonly #written = new WeakMap<Moment, Written>()
  readonly #spans = new WeakMap<Version, Span>()

  constructor(view: View, platform: Platform, calendar: Calendar) {
    this.view = view
    this.platform = platform
    this.calendar = calendar
    this.coverages = new Coverages(platform, calendar, view.readings.length === 0)
  }

  at(chain: Chain, t: Instant): Written {
    const moment = chain.at(t)
    const known = this.#written.get(moment)
    if (known !== undefined) return known
    const made: Written = {
      inForce: moment.inForce === undefined ? undefined : describeRule(chain, moment.inForce, this.calendar),
      kept: moment.kept.map((v) => describeRule(chain, v, this.calendar)),
      unknown: moment.unknown.map((v) => describeUnknown(chain, v, t, this.calendar)),
    }
    this.#written.set(moment, made)
    return made
  }

  /** Why nobody can say whether the version is in force at `t`; nothing where a saving alone leaves it open. */
  whyUnknown(chain: Chain, version: Version, t: Instant): readonly Text[] {
    const at = chain.at(t).unknown.indexOf(version)
    return at < 0 ? [] : (this.at(chain, t).unknown[at]?.why ?? [])
  }

  span(chain: Chain, version: Version): Span {
    const known = this.#spans.get(version)
    if (known !== undefined) return known
    const made = spanOf(chain, version, this.calendar)
    this.#spans.set(version, made)
    return made
  }

  chainsOf(instrument: InstrumentId | undefined): readonly Chain[] {
    return instrument === undefined
      ? this.view.chains
      : this.view.chains.filter((c) => instrumentOf(c.provision) === instrument)
  }
}
