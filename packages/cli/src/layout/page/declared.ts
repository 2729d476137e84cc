import { type CivilDuration, isBuiltIn, type Platform, type Text } from "@policy-ledger/rulebook"
import { match, P } from "ts-pattern"
import { bracketed, type Page, say, told } from "./page.ts"
import { DEADLINE, WAIVED, WAIVED_SHORT } from "./terms.ts"

/** What a platform declares beside what every platform has. */
export type Declared = Pick<Platform, "deadlines" | "waivable" | "calendars">

const titleOf = (
  page: Page,
  id: string,
  declared: readonly { readonly id: string; readonly title: Text }[] = [],
): string => {
  const title = declared.find((one) => one.id === id)?.title
  return title === undefined ? id : told(page, title)
}

export const deadlineTitle = (page: Page, kind: string, { deadlines }: Declared): string =>
  isBuiltIn(kind) ? told(page, DEADLINE[kind]) : titleOf(page, kind, deadlines)

export const calendarTitle = (page: Page, id: string, { calendars }: Declared): string =>
  titleOf(page, id, calendars)

const waivedTitleIn =
  (terms: { readonly [waived: string]: Text }) =>
  (page: Page, waived: string, { waivable }: Declared): string => {
    const term = terms[waived]
    return term === undefined ? titleOf(page, waived, waivable) : told(page, term)
  }

export const waivedTitle = waivedTitleIn(WAIVED)
/** The same in a column of a table. */
export const waivedTitleShort = waivedTitleIn(WAIVED_SHORT)

/** `14 days`, `3 working days (UK working days)` */
export const durationWords = (page: Page, duration: CivilDuration, platform: Declared): string => {
  const count = (n: number, zh: string, en: string): string =>
    say(page, `${n}${zh}`, `${n} ${en}${n === 1 ? "" : "s"}`)
  return match(duration)
    .with({ minutes: P._ }, ({ minutes }) => say(page, `${minutes}分钟`, `${minutes} min`))
    .with({ hours: P._ }, ({ hours }) => say(page, `${hours}小时`, `${hours} h`))
    .with({ days: P._ }, ({ days }) => count(days, "天", "day"))
    .with({ months: P._ }, ({ months }) => count(months, "个月", "month"))
    .with({ years: P._ }, ({ years }) => count(years, "年", "year"))
    .with(
      { workdays: P._ },
      ({ workdays, in: id }) =>
        count(workdays, "个工作日", "working day") + bracketed(page, calendarTitle(page, id, platform)),
    )
    .exhaustive()
}
