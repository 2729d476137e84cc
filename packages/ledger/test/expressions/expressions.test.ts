import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Meaning, YearOfDate } from "../../src/expressions/expression.ts"
import { expressionsIn } from "../../src/expressions/expressions.ts"

const two = (n: number): string => String(n).padStart(2, "0")

const OWN_YEARS = ["last year", "this year", "next year"]

const yearTold = ({ year, ownYear }: YearOfDate): string =>
  ownYear === undefined ? String(year ?? "XXXX") : (OWN_YEARS[ownYear + 1] ?? "")

const told = (meaning: Meaning): string => {
  switch (meaning.kind) {
    case "day":
      return `${yearTold(meaning)}-${two(meaning.month)}-${two(meaning.day)}`
    case "month":
      return `${yearTold(meaning)}-${two(meaning.month)}`
    case "year":
      return `${meaning.year}`
    case "weekday":
      return `day ${meaning.weekday} of week ${meaning.week}`
    case "clock":
      return `${two(meaning.hour)}:${two(meaning.minute)}${meaning.second === null ? "" : `:${two(meaning.second)}`}`
    case "money":
      return `${meaning.currency ?? "sum"} ${meaning.amount}`
    case "share":
      return `share ${meaning.share}`
    case "duration":
      return `${meaning.number} ${meaning.unit}`
    case "count":
      return `number ${meaning.number}`
  }
}

/** Each expression as it stands in the text, and what it means; several meanings with a stroke between. */
const read = (spaced: string): readonly string[] => {
  const text = spaced.replace(/ /g, "")
  return expressionsIn(text).map(
    ({ from, to, meanings }) => `${text.slice(from, to)} = ${meanings.map(told).join(" | ")}`,
  )
}

const cases = (name: string, table: Readonly<Record<string, readonly string[]>>): void => {
  describe(`the meaning of ${name}`, () => {
    for (const [text, found] of Object.entries(table))
      it(`in ${text}`, () => expect(read(text)).toEqual(found))
  })
}

cases("dates in Chinese", {
  "2024年02月07日": ["2024年02月07日 = 2024-02-07"],
  "2023年 6 月20日": ["2023年6月20日 = 2023-06-20"],
  "7月28号": ["7月28号 = XXXX-07-28"],
  二〇二四年十二月二十五日: ["二〇二四年十二月二十五日 = 2024-12-25"],
  "２０２４年４月１日": ["２０２４年４月１日 = 2024-04-01"],
  "2022年10月起": ["2022年10月 = 2022-10"],
  "2023年5月底前": ["2023年5月底 = 2023-05-31"],
  "2024年2月底": ["2024年2月底 = 2024-02-29"],
  "5月4日至10日": ["5月4日 = XXXX-05-04", "10日 = XXXX-05-10"],
  "5月4-10日": ["5月4 = XXXX-05-04", "10日 = XXXX-05-10"],
  "2023年4月29日-2023年5月3日": ["2023年4月29日 = 2023-04-29", "2023年5月3日 = 2023-05-03"],
  "2013年推出": ["2013年 = 2013"],
  "10:00:003月2日消息": ["10:00:00 = 10:00:00", "3月2日 = XXXX-03-02"],
  "13月2日": ["13 = number 13 | sum 13", "2日 = 2 days"],
  下周三: ["下周三 = day 3 of week 1"],
  星期天: ["星期天 = day 7 of week null"],
})

cases("dates in English, Polish and digits", {
  "from April 1, 2024": ["April1,2024 = 2024-04-01"],
  "April 1 2024": ["April12024 = 2024-04-01"],
  "1 May 2024": ["1May2024 = 2024-05-01"],
  "the 3rd of September": ["3rdofSeptember = XXXX-09-03"],
  "Oct. 15 to Jan. 14, 2026": ["Oct.15 = XXXX-10-15", "Jan.14,2026 = 2026-01-14"],
  "November 1 and December 31, 2025": ["November1 = XXXX-11-01", "December31,2025 = 2025-12-31"],
  "April 1-15, 2024": ["April1 = 2024-04-01", "15,2024 = 2024-04-15"],
  "1-15 April": ["1 = XXXX-04-01", "15April = XXXX-04-15"],
  "end of May": ["endofMay = XXXX-05-31"],
  "starting in October": ["October = XXXX-10"],
  "From May 2020": ["May2020 = 2020-05"],
  "sellers may": [],
  "Thursday next week": ["Thursdaynextweek = day 4 of week 1"],
  "last Friday": ["lastFriday = day 5 of week -1"],
  "1, 2 and 3 May 2024": ["1 = 2024-05-01", "2 = 2024-05-02", "3May2024 = 2024-05-03"],
  "$5 and 3 May": ["$5 = USD 5", "3May = XXXX-05-03"],
  "through May 31st": ["May31st = XXXX-05-31"],
  "May 3 this year": ["May3thisyear = this year-05-03"],
  "2025-08-04": ["2025-08-04 = 2025-08-04"],
  "4/1/2023": ["4/1/2023 = 2023-04-01 | 2023-01-04"],
  "25/12/23": ["25/12/23 = 2023-12-25"],
  "02/30/2023": ["30 = number 30 | sum 30", "2023 = number 2023 | sum 2023"],
})

cases("dates in Polish", {
  "od 3 lipca br.": ["3lipcabr. = this year-07-03"],
  "3 lipca b.r. dźwig": ["3lipcab.r. = this year-07-03"],
  "31 grudnia ub. r.": ["31grudniaub.r. = last year-12-31"],
  "3 lipca bieżącego roku": ["3lipcabieżącegoroku = this year-07-03"],
  "3 lipca 2023 r.": ["3lipca2023r. = 2023-07-03"],
  "28 października": ["28października = XXXX-10-28"],
  "22 i 23 grudnia": ["22 = XXXX-12-22", "23grudnia = XXXX-12-23"],
  "24, 25 oraz 26 grudnia": ["24 = XXXX-12-24", "25 = XXXX-12-25", "26grudnia = XXXX-12-26"],
  "od 22 do 26 grudnia 2021": ["22 = 2021-12-22", "26grudnia2021 = 2021-12-26"],
  "22–26 grudnia": ["22 = XXXX-12-22", "26grudnia = XXXX-12-26"],
  "między 1 a 15 maja": ["1 = XXXX-05-01", "15maja = XXXX-05-15"],
  "do końca września 2025": ["końcawrześnia2025 = 2025-09-30"],
  "do końca maja": ["końcamaja = XXXX-05-31"],
  "w maju 2024": ["maju2024 = 2024-05"],
  "w 2025 roku": ["2025roku = 2025"],
  "4.01.2023": ["4.01.2023 = 2023-01-04 | 2023-04-01"],
  "zł od dnia 4.01.2023 będzie płacić": ["4.01.2023 = 2023-01-04"],
  // What begins like a month
  "Marża 5 mają": ["5 = number 5 | sum 5"],
  "top 20 majority": ["20 = number 20 | sum 20"],
})

cases("dates told from the text's own year, in Chinese", {
  今年3月: ["今年3月 = this year-03"],
  去年12月31日: ["去年12月31日 = last year-12-31"],
  明年1月1日: ["明年1月1日 = next year-01-01"],
})

cases("times of day", {
  "od godziny 01:50": ["01:50 = 01:50"],
  "o godz. 12": ["12 = 12:00"],
  "do godziny 14.30": ["14.30 = 14:30"],

  "16:00:00": ["16:00:00 = 16:00:00"],
  "9点至18点": ["9点 = 09:00", "18点 = 18:00"],
  次日10点前: ["10点 = 10:00"],
  下午3点半: ["下午3点半 = 15:30"],
  "9时30分": ["9时30分 = 09:30"],
  十点: ["十点 = 10:00"],
  零点: ["零点 = 00:00"],
  "24:00前": ["24:00 = 24:00"],
  "4:30 PM": ["4:30PM = 16:30"],
  "4 a.m.": ["4a.m = 04:00"],
  "12 am": ["12am = 00:00"],
  midnight: ["midnight = 24:00"],
  "25:00": ["25 = number 25 | sum 25"],
  "3时效": ["3 = number 3 | sum 3"],
})

cases("sums", {
  "1.2万元": ["1.2万元 = CNY 12000"],
  "１２０００元": ["１２０００元 = CNY 12000"],
  五百元: ["五百元 = CNY 500"],
  "3,000元": ["3,000元 = CNY 3000"],
  "￥12.5": ["￥12.5 = CNY 12.5"],
  人民币1000元: ["人民币1000元 = CNY 1000"],
  "£12.34": ["£12.34 = GBP 12.34"],
  "75p per item": ["75p = GBP 0.75"],
  "$0.04 to $1.32": ["$0.04 = USD 0.04", "$1.32 = USD 1.32"],
  "R$1.500": ["R$1.500 = BRL 1500"],
  "EUR 79,99": ["EUR79,99 = EUR 79.99"],
  "6,15 zł": ["6,15zł = PLN 6.15"],
  "₹50": ["₹50 = INR 50"],
  "5 zł": ["5zł = PLN 5"],
  "1 234,50 zł": ["1234,50zł = PLN 1234.5"],
  "10 złotych": ["10złotych = PLN 10"],
  "£86.75": ["£86.75 = GBP 86.75"],
  "$0.27 per unit": ["$0.27 = USD 0.27"],
  "£4,000": ["£4,000 = GBP 4000"],
  "3.15": ["3.15 = number 3.15 | sum 3.15"],
})

cases("shares", {
  "10%": ["10% = share 0.1"],
  "１０％": ["１０％ = share 0.1"],
  百分之十五: ["百分之十五 = share 0.15"],
  千分之二: ["千分之二 = share 0.002"],
  三成: ["三成 = share 0.3"],
  "≥95%": ["95% = share 0.95"],
  "5–10%": ["5 = share 0.05", "10% = share 0.1"],
  "0,35%": ["0,35% = share 0.0035"],
  "12.5 percent": ["12.5percent = share 0.125"],
})

cases("spans of time", {
  "48小时": ["48小时 = 48 hours"],
  "48h": ["48h = 48 hours"],
  "3分钟": ["3分钟 = 3 minutes"],
  半小时: ["半小时 = 30 minutes"],
  "13个自然日": ["13个自然日 = 13 days"],
  "5个工作日": ["5个工作日 = 5 workdays"],
  "15日内": ["15日 = 15 days"],
  "3至5天": ["3 = 3 days", "5天 = 5 days"],
  "2年期": ["2年 = 2 years"],
  "6个月": ["6个月 = 6 months"],
  "within 60 days": ["60days = 60 days"],
  "3 business days": ["3businessdays = 3 workdays"],
  "60-120 days": ["60 = 60 days", "120days = 120 days"],
  "four weeks": ["fourweeks = 4 weeks"],
  "twenty-four hours": ["twenty-fourhours = 24 hours"],
  "15-75 days": ["15 = 15 days", "75days = 75 days"],
  "no later than 60 days": ["60days = 60 days"],
  "90 calendar days": ["90calendardays = 90 days"],
  "two or more days": ["two = 2 days"],
  "seven days": ["sevendays = 7 days"],
  "o 24 godziny": ["24godziny = 24 hours"],
  "24 godzin od": ["24godzin = 24 hours"],
  "w 24h": ["24h = 24 hours"],
  "30 minut": ["30minut = 30 minutes"],
  "14 dni od": ["14dni = 14 days"],
  "30 dni kalendarzowych": ["30dnikalendarzowych = 30 days"],
  "3 dni robocze": ["3dnirobocze = 3 workdays"],
  "10 dni roboczych": ["10dniroboczych = 10 workdays"],
  "od 2 do 3 dni": ["2 = 2 days", "3dni = 3 days"],
  "2 tygodnie": ["2tygodnie = 2 weeks"],
  "6 miesięcy": ["6miesięcy = 6 months"],
  "2 lata": ["2lata = 2 years"],
})

describe("whatever a text is", () => {
  const marks = fc.array(
    fc.oneof(
      fc.constantFrom(...Array.from("0123456789年月日号点时分至到-—和,，.。:%元£$万十二百〇两")),
      fc.constantFrom(
        "April",
        "May",
        "2024",
        "to",
        "pm",
        "days",
        "Thursday",
        "grudnia",
        "百分之",
        "小时",
        "𠮷",
        "\n",
      ),
    ),
    { maxLength: 40 },
  )

  it("each expression lies within it, is not empty, means something, and is not told twice as another kind of time", () => {
    fc.assert(
      fc.property(marks, (parts) => {
        const text = parts.join("")
        const found = expressionsIn(text)
        for (const { from, to, meanings } of found) {
          expect(from >= 0 && from < to && to <= text.length).toBe(true)
          expect(meanings.length).toBeGreaterThan(0)
        }
        const times = found.filter(
          ({ meanings: [first] }) => first?.kind === "day" || first?.kind === "clock",
        )
        for (const [i, one] of times.entries())
          expect(times.slice(i + 1).every((other) => other.from >= one.to || other.to <= one.from)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
