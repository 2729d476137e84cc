// All versions of an instrument, in the order they were announced.
import type { InstrumentId } from "../language/event.ts"
import type { Platform } from "../language/platform.ts"
import type { AsOfAnswer, HistoryAnswer, Presuming } from "../answers/answers.ts"
import { describeVersion } from "../timeline/describe.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"

const titleOf = (platform: Platform, instrument: InstrumentId): HistoryAnswer["title"] =>
  platform.instruments.find((i) => i.id === instrument)?.title ?? { zh: instrument, en: instrument }

export const history = (
  rules: RulesAsOf,
  instrument: InstrumentId,
  known: AsOfAnswer & Presuming,
): HistoryAnswer => ({
  v: 1,
  instrument,
  title: titleOf(rules.platform, instrument),
  ...known,
  coverage: rules.coverages.undated,
  versions: rules
    .timelinesOf(instrument)
    .flatMap((timeline) =>
      timeline.announcedOrder().map((v) => describeVersion(timeline, v, rules.calendar)),
    ),
})
