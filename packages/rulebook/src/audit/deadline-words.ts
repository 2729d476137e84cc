// What moves or replaces a deadline, in sentences.
import { irregularAt } from "../values/zone.ts"
import { IRREGULAR } from "../timeline/describe.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { Due } from "./effects.ts"
import type { Words } from "./words.ts"

/** Civil times that are none or two, the ends of calendars, what moves it or may, and what would stand instead. */
export const addDeadlineWords = (
  said: string[],
  { kind, pauses, byClock, beyond, moves, extensions }: Due,
  words: Words,
  { platform, calendar: { zone } }: Pick<RulesAsOf, "platform" | "calendar">,
): void => {
  for (const t of new Set(byClock)) {
    const irregular = irregularAt(t, zone)
    if (irregular !== undefined) said.push(`${words.instant(t)}: ${words.of(IRREGULAR[irregular])}`)
  }
  const named = (id: string): string => words.calendar(id, platform)
  for (const { calendar, day } of beyond)
    said.push(
      day === calendar.to
        ? words.say(
            `${named(calendar.id)}只收录到 ${day}，其后何日为工作日无从得知`,
            `${named(calendar.id)} ends on ${day}: which days are worked after it is not held`,
          )
        : words.say(
            `${named(calendar.id)}自 ${day} 起收录，此前何日为工作日无从得知`,
            `${named(calendar.id)} begins on ${day}: which days are worked before it is not held`,
          ),
    )
  for (const { provision, applies, calendar } of moves)
    said.push(
      applies === "yes"
        ? words.say(`${provision} 更改了${named(calendar)}`, `${provision} changes ${named(calendar)}`)
        : words.say(
            `${provision} 是否更改${named(calendar)}，待定`,
            `whether ${provision} changes ${named(calendar)} is unknown`,
          ),
    )
  for (const { provision, resumes, applies } of pauses) {
    const until = words.instant(resumes)
    said.push(
      applies === "yes"
        ? words.say(`因 ${provision}，计时暂停至 ${until}`, `${provision} stops its clock until ${until}`)
        : words.say(
            `是否因 ${provision} 计时暂停至 ${until}，待定`,
            `whether ${provision} stops its clock until ${until} is unknown`,
          ),
    )
  }
  for (const { provision, by, applies } of extensions) {
    const length = words.duration(by, platform)
    said.push(
      applies === "yes"
        ? words.say(`因 ${provision} 延长${length}`, `${provision} extends it by ${length}`)
        : words.say(
            `是否因 ${provision} 延长${length}，待定`,
            `whether ${provision} extends it by ${length} is unknown`,
          ),
    )
  }
  const agreement = platform.agreements[kind]
  if (agreement !== undefined) said.push(words.agreed(agreement))
}
