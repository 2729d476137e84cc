import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodePlatform } from "../../src/authoring/authoring.ts"
import {
  DIGEST,
  MARKET_YAML,
  announcementYaml,
  beginning,
  refusal,
  RULE,
  ruleOf,
  ruleWhen,
  withdrawal,
} from "../market.ts"

const NAME = "2023-03-01-crane.yaml"
const events = (text: string): string => announcementYaml({ events: `\n${text}` })
const started = (parts: { readonly [key: string]: string | undefined }): string => events(beginning(parts))
const when = (condition: string): string => started({ rule: ruleWhen(condition) })
const doing = (effects: string): string => started({ rule: ruleOf(effects) })

interface Bad {
  readonly of: string
  readonly text: string
  readonly says: string
  readonly name?: string
}

const check = (cases: readonly Bad[]) => {
  for (const { of, text, says, name } of cases)
    it(`is refused: ${of}`, () => {
      expect(refusal(text, name)).toBe(says)
    })
}

describe("YAML of more than an authored file needs is refused before it is parsed, and in time", () => {
  const of = (what: string, text: string, says: string): Bad => ({ of: what, text, says: `${NAME}:${says}` })
  const many = (n: number, line: (i: number) => string): string =>
    Array.from({ length: n }, (_, i) => line(i)).join("")
  const deep = "found more than 64 levels, expected less nesting"
  const values = "found more than 10000 values, expected fewer"
  const signs = "found more than 50000 words and signs, expected fewer"

  check([
    of(
      "a text of 1 MiB and a byte",
      "x".repeat(2 ** 20 + 1),
      "1:1: found 1048577 bytes, expected at most 1 MiB",
    ),
    of(
      "a text that is larger in UTF-8",
      "题".repeat(400_000),
      "1:1: found 1200000 bytes, expected at most 1 MiB",
    ),
    of(
      "20,000 keys",
      many(20_000, (i) => `key-${i}: 1\n`),
      `8334:6: ${signs}`,
    ),
    of(
      "6,000 keys",
      many(6000, (i) => `key-${i}: 1\n`),
      `5000:1: ${values}`,
    ),
    of("a million ends of lines", "\n".repeat(2 ** 20), `50001:1: ${signs}`),
    of("brackets that nobody closes", "[".repeat(10_000), `1:66: ${deep}`),
    of("lists within lists, on one line", `${"- ".repeat(5000)}x`, `1:131: ${deep}`),
    of(
      "maps within maps",
      many(200, (i) => `${" ".repeat(i)}a:\n`),
      `65:65: ${deep}`,
    ),
  ])

  it("one text as long as a file may be is read, and refused by what it says alone", () => {
    expect(refusal(`title: ${"x".repeat(2 ** 20 - 8)}\n`, "2023-03-01-crane")).toMatch(
      /:1:8: title: found text, x+…, expected/,
    )
  })
})

describe("YAML that hides what it says is refused where it does", () => {
  check([
    { of: "nothing", text: "", says: "2023-03-01-crane.yaml:1:1: found nothing, expected a document" },
    {
      of: "a bracket that is not closed",
      text: "title: { zh: 题",
      says: "2023-03-01-crane.yaml:1:15: found Flow map in block collection must be sufficiently indented and end with a }, expected YAML 1.2",
    },
    {
      of: "a key given twice",
      text: announcementYaml({ note: "{ zh: 一, zh: 二, en: x }" }),
      says: "2023-03-01-crane.yaml:15:16: found a key that stands above already, expected each key once in a map",
    },
    {
      of: "a key given twice, spelt in two ways",
      text: announcementYaml({ note: '{ zh: 一, "z\\u0068": 二, en: x }' }),
      says: "2023-03-01-crane.yaml:15:16: found a key that stands above already, expected each key once in a map",
    },
    {
      of: "half of a surrogate pair",
      text: announcementYaml({ title: '{ zh: "\\ud800", en: Title }' }),
      says: "2023-03-01-crane.yaml:1:14: found half of a surrogate pair, expected the value written out",
    },
    {
      of: "an anchor",
      text: announcementYaml({ title: "&t { zh: 题, en: Title }" }),
      says: "2023-03-01-crane.yaml:1:11: found the anchor &t, expected the value written out",
    },
    {
      of: "an alias",
      text: announcementYaml({ title: "&t { zh: 题, en: Title }", summary: "*t" }),
      says: "2023-03-01-crane.yaml:1:11: found the anchor &t, expected the value written out\n2023-03-01-crane.yaml:2:10: found the alias *t, expected the value written out",
    },
    {
      of: "a tag",
      text: announcementYaml({ published: "!!str 2023-03-01" }),
      says: "2023-03-01-crane.yaml:4:18: found the tag !!str, expected the value written out",
    },
    {
      of: "a merge key",
      text: announcementYaml({ title: "{ <<: { zh: 题 }, en: Title }" }),
      says: "2023-03-01-crane.yaml:1:10: found the merge key <<, expected the value written out",
    },
    {
      of: "a directive that makes other figures of the same digits, and a merge key that it hides",
      text: `%YAML 1.1\n---\n${announcementYaml({ title: "{ <<: { zh: 题 }, en: Title }" })}`,
      says: "2023-03-01-crane.yaml:1:1: found the directive %YAML 1.1, expected no directive: YAML 1.2, with no tags of its own\n2023-03-01-crane.yaml:3:10: found the merge key <<, expected the value written out",
    },
    {
      of: "a directive that names tags, behind a comment",
      text: `# read again\n%TAG !e! tag:example.org,2000:\n---\n${announcementYaml()}`,
      says: "2023-03-01-crane.yaml:2:1: found the directive %TAG !e! tag:example.org,2000:, expected no directive: YAML 1.2, with no tags of its own",
    },
    {
      of: "the directive of a later version, too",
      text: `%YAML 1.2\n---\n${announcementYaml()}`,
      says: "2023-03-01-crane.yaml:1:1: found the directive %YAML 1.2, expected no directive: YAML 1.2, with no tags of its own",
    },
    {
      of: "the tag of no type",
      text: announcementYaml({ published: "! 2023-03-01" }),
      says: "2023-03-01-crane.yaml:4:14: found the tag !, expected the value written out",
    },
    {
      of: "two documents",
      text: `${announcementYaml()}---\na: 1\n`,
      says: "2023-03-01-crane.yaml:15:1: found a second document, expected one a file",
    },
  ])
})

describe("a number that readers of YAML do not all read alike is refused", () => {
  const length = (number: string) =>
    announcementYaml({
      reports: `\n  - { source: 日报, at: null, headline: null, digest: "sha256:${"0".repeat(64)}", length: ${number} }`,
      reported: "null",
    })
  const others: readonly (readonly [string, string])[] = [
    ["060", '60, or "060" in quotes where it is text'],
    ["0o60", '48, or "0o60" in quotes where it is text'],
    ["0x3C", '60, or "0x3C" in quotes where it is text'],
    ["+60", '60, or "+60" in quotes where it is text'],
    ["6e1", '60, or "6e1" in quotes where it is text'],
    ["60.", '60, or "60." in quotes where it is text'],
    ["-0", 'a number in digits, or "-0" in quotes where it is text'],
    [".inf", 'a number in digits, or ".inf" in quotes where it is text'],
  ]
  for (const [number, expected] of others)
    it(`is refused: ${number}`, () => {
      expect(refusal(length(number))).toBe(
        `2023-03-01-crane.yaml:7:136: found the number ${number}, expected ${expected}`,
      )
    })

  it("and 60 is none", () => {
    expect(refusal(length("60"))).toBe("accepted")
  })

  it("nor is what is quoted", () => {
    expect(refusal(when('{ fact: order.shipTo, within: ["010000"] }'))).not.toContain("found the number")
  })
})

describe("keys are known, and given where they are needed", () => {
  check([
    {
      of: "an unknown key",
      text: announcementYaml({ author: "me" }),
      says: "2023-03-01-crane.yaml:15:1: author: found the unknown key author, expected one of title, summary, standing, publishedBasis, reported, reportedBasis, reports, note, published, correction, events",
    },
    {
      of: "a misspelt key",
      text: announcementYaml({ title: undefined, titel: "{ zh: 题, en: Title }" }),
      says: "2023-03-01-crane.yaml:14:1: titel: found the unknown key titel, expected one of title, summary, standing, publishedBasis, reported, reportedBasis, reports, note, published, correction, events (did you mean title?)",
    },
    {
      of: "a key missing",
      text: announcementYaml({ summary: undefined }),
      says: "2023-03-01-crane.yaml:1:1: found no key summary, expected it to be given",
    },
    {
      of: "a comma in a text without quotes",
      text: announcementYaml({ title: "{ zh: 题, en: One, two and three }" }),
      says: "2023-03-01-crane.yaml:1:26: title.two and three: found the unknown key two and three, expected one of zh, en; quote a text with a comma in { }",
    },
    {
      of: "a misspelt verb",
      text: started({ effective: undefined, efective: "crane/lift" }),
      says: "2023-03-01-crane.yaml:13:5: events[0].efective: found the unknown key efective, expected one of effective, standing, basis, cite, grounds, note, from, fromTime, expected, noEarlierThan, noLaterThan, until, untilTime, postpones, revokes, rule, supersedes, previous, keeps, touches (did you mean effective?)",
    },
    {
      of: "an event that does nothing",
      text: events("  - { note: { zh: 一, en: One } }\n"),
      says: "2023-03-01-crane.yaml:9:5: events[0]: found the keys note, expected one of: effective + rule; withdrawn",
    },
    {
      of: "a misspelt operator",
      text: when("{ fact: order.onTime, atLest: '0.5' }"),
      says: "2023-03-01-crane.yaml:13:97: events[0].rule.when.atLest: found the unknown key atLest, expected one of fact, atLeast (did you mean atLeast?)",
    },
    {
      of: "an unknown operator",
      text: when("{ fact: order.onTime, near: '0.5' }"),
      says: "2023-03-01-crane.yaml:13:75: events[0].rule.when: found the keys fact, near, expected one of: fact + is; fact + in; fact + has; fact + hasAny; fact + atLeast; fact + moreThan; fact + atMost; fact + lessThan; fact + within; fact + before; fact + since",
    },
    {
      of: "a condition deep inside",
      text: when("{ all: [ { any: [ { not: { fact: order.kind, iss: bulk } } ] } ] }"),
      says: "2023-03-01-crane.yaml:13:120: events[0].rule.when.all[0].any[0].not.iss: found the unknown key iss, expected one of fact, is (did you mean is?)",
    },
    {
      of: "always: false",
      text: when("{ always: false }"),
      says: "2023-03-01-crane.yaml:13:85: events[0].rule.when.always: found false, expected true",
    },
    {
      of: "a misspelt effect",
      text: doing("[{ notise: { zh: 知, en: Note } }]"),
      says: "2023-03-01-crane.yaml:13:105: events[0].rule.effects[0].notise: found the unknown key notise, expected one of notice (did you mean notice?)",
    },
    {
      of: "a deadline without its rule",
      text: doing("[{ deadline: ship-by, countedFrom: order.paidAt }]"),
      says: "2023-03-01-crane.yaml:13:103: events[0].rule.effects[0]: found the keys deadline, countedFrom, expected one of: deadline + countedFrom + after; deadline + countedFrom + endOf; deadline + countedFrom + next; deadline + countedFrom + byHour; deadline + countedFrom + unstated",
    },
    {
      of: "a list where a map is due",
      text: announcementYaml({ title: "[题, Title]" }),
      says: "2023-03-01-crane.yaml:1:8: title: found a list, [题, Title], expected a map with en",
    },
    {
      of: "text where a list is due",
      text: announcementYaml({ events: "none" }),
      says: "2023-03-01-crane.yaml:8:9: events: found text, none, expected a list",
    },
    {
      of: "a range of one",
      text: started({ cite: "{ report: 1, range: [0] }" }),
      says: "2023-03-01-crane.yaml:12:31: events[0].cite.range: found a list of 1, expected 2",
    },
    {
      of: "a range of three",
      text: started({ cite: "{ report: 1, range: [0, 1, 2] }" }),
      says: "2023-03-01-crane.yaml:12:31: events[0].cite.range: found a list of 3, expected 2",
    },
    {
      of: "a number where a condition is due",
      text: when("{ not: 5 }"),
      says: "2023-03-01-crane.yaml:13:82: events[0].rule.when.not: found a number, 5, expected a map with always; all; any; not; known; unstated; some + of; every + of; fact + is; fact + in; fact + has; fact + hasAny; fact + atLeast; fact + moreThan; fact + atMost; fact + lessThan; fact + within; fact + before; fact + since; fact + within + after",
    },
    {
      of: "a condition without a key",
      text: when("{}"),
      says: "2023-03-01-crane.yaml:13:75: events[0].rule.when: found no key, expected one of: always; all; any; not; known; unstated; some + of; every + of; fact + is; fact + in; fact + has; fact + hasAny; fact + atLeast; fact + moreThan; fact + atMost; fact + lessThan; fact + within; fact + before; fact + since; fact + within + after",
    },
    {
      of: "a number where a headline or none is due",
      text: announcementYaml({ reported: "2023" }),
      says: '2023-03-01-crane.yaml:5:11: reported: found 2023, which YAML reads as a number, expected a date: 2024-02-07, 2022-10, XXXX-03-08, [2024-02-07..2024-02-10], [2024-02-07..] or [..2024-02-07] or null: quote it, "2023"',
    },
    {
      of: "text where true is due",
      text: started({ expected: "certainly" }),
      says: "2023-03-01-crane.yaml:14:15: events[0].expected: found certainly, expected true",
    },
    {
      of: "a list of hours in the place of one",
      text: doing("[{ deadline: ship-by, countedFrom: order.paidAt, after: [2] }]"),
      says: "2023-03-01-crane.yaml:13:158: events[0].rule.effects[0].after: found a list, [2], expected a map with minutes; hours; days; months; years; workdays + in",
    },
    {
      of: "no events",
      text: announcementYaml({ events: "[]" }),
      says: "2023-03-01-crane.yaml:8:9: events: found a list of 0, expected 1 or more",
    },
    {
      of: "an empty value",
      text: announcementYaml({ summary: "" }),
      says: "2023-03-01-crane.yaml:2:10: summary: found nothing, expected a map with en",
    },
  ])
})

describe("what YAML made something else of is to be quoted", () => {
  check([
    {
      of: "a range of dates",
      text: started({ from: "[2023-03-01..2023-03-05]" }),
      says: '2023-03-01-crane.yaml:10:11: events[0].from: found [2023-03-01..2023-03-05], which YAML reads as a list, expected one of before, publication, unstated or a date: 2024-02-07, 2022-10, XXXX-03-08, [2024-02-07..2024-02-10], [2024-02-07..] or [..2024-02-07]: quote it, "[2023-03-01..2023-03-05]"',
    },
    {
      of: "a region code",
      text: when("{ fact: order.shipTo, within: [330200] }"),
      says: '2023-03-01-crane.yaml:13:106: events[0].rule.when.within[0]: found 330200, which YAML reads as a number, expected a region code of six digits, or a place of a tree: quote it, "330200"',
    },
    {
      of: "an amount",
      text: doing("[{ cap: 50.00, per: order, of: { zh: 赔, en: Pay } }]"),
      says: '2023-03-01-crane.yaml:13:110: events[0].rule.effects[0].cap: found 50.00, which YAML reads as a number, expected an amount in quotes, such as "300.00": quote it, "50.00"',
    },
    {
      of: "a money bound",
      text: when("{ fact: order.amount, atMost: 300 }"),
      says: '2023-03-01-crane.yaml:13:105: events[0].rule.when.atMost: found 300, a number, expected decimal text with at most 2 decimals: quote it, "300"',
    },
    {
      of: "a float bound",
      text: when("{ fact: order.onTime, atLeast: 0.5 }"),
      says: '2023-03-01-crane.yaml:13:106: events[0].rule.when.atLeast: found 0.5, which YAML reads as a number, expected decimal text, such as "300.00" or a whole number, 0 or more: quote it, "0.5"',
    },
    {
      of: "a year",
      text: started({ from: "2023" }),
      says: '2023-03-01-crane.yaml:10:11: events[0].from: found 2023, which YAML reads as a number, expected one of before, publication, unstated or a date: 2024-02-07, 2022-10, XXXX-03-08, [2024-02-07..2024-02-10], [2024-02-07..] or [..2024-02-07]: quote it, "2023"',
    },
    {
      of: "a truth value in a text",
      text: announcementYaml({ title: "{ zh: 题, en: true }" }),
      says: '2023-03-01-crane.yaml:1:21: title.en: found true, which YAML reads as a truth value, expected text, not empty and without space at its ends: quote it, "true"',
    },
    {
      of: "yes where true is meant",
      text: when("{ fact: order.grouped, is: yes }"),
      says: "2023-03-01-crane.yaml:13:102: events[0].rule.when.is: found yes, expected true or false",
    },
  ])
})

describe("dates, times, amounts and shares are what they can be", () => {
  check([
    {
      of: "a day that does not exist",
      text: started({ from: '"2023-02-29"' }),
      says: '2023-03-01-crane.yaml:10:11: events[0].from: found "2023-02-29", expected a date that exists (that month has 28 days)',
    },
    {
      of: "a month that does not exist",
      text: started({ from: '"2023-13"' }),
      says: '2023-03-01-crane.yaml:10:11: events[0].from: found "2023-13", expected a month from 01 to 12',
    },
    {
      of: "a word that is no date",
      text: started({ from: "soon" }),
      says: "2023-03-01-crane.yaml:10:11: events[0].from: found soon, expected a date such as 2024-02-07, 2022-10, XXXX-03-08, [2024-02-07..2024-02-10], [2024-02-07..] or [..2024-02-07]",
    },
    {
      of: "an empty range",
      text: announcementYaml({ published: '"[2023-03-05..2023-03-01]"', publishedBasis: "{ inferred: x }" }),
      says: '2023-03-01-crane.yaml:4:12: published: found "[2023-03-05..2023-03-01]", expected a range whose first date is not after its last',
    },
    {
      of: "an end before its start",
      text: started({ until: '"2023-03-09"' }),
      says: '2023-03-01-crane.yaml:14:12: events[0].until: found "2023-03-09", expected no day before 2023-03-10',
    },
    {
      of: "an end before its start in an open year",
      text: started({ from: "XXXX-03-10", until: "XXXX-03-09" }),
      says: "2023-03-01-crane.yaml:14:12: events[0].until: found XXXX-03-09, expected no day before XXXX-03-10",
    },
    {
      of: "an end before its start on one day",
      text: started({ fromTime: '"10:00:00"', until: '"2023-03-10"', untilTime: '"09:59:59"' }),
      says: '2023-03-01-crane.yaml:16:16: events[0].untilTime: found "09:59:59", expected no time before 2023-03-10 10:00:00',
    },
    {
      of: "a time that does not exist",
      text: started({ fromTime: '"24:00:00"' }),
      says: '2023-03-01-crane.yaml:14:15: events[0].fromTime: found "24:00:00", expected a time from 00:00:00 to 23:59:59',
    },
    {
      of: "a time beside a month",
      text: started({ from: '"2023-03"', fromTime: '"10:00:00"' }),
      says: "2023-03-01-crane.yaml:14:5: events[0].fromTime: found fromTime beside from: 2023-03, expected a day in from",
    },
    {
      of: "an end's time without the end",
      text: started({ untilTime: '"10:00:00"' }),
      says: "2023-03-01-crane.yaml:14:5: events[0].untilTime: found untilTime without until, expected a day in until",
    },
    {
      of: "an end's time beside a month",
      text: started({ until: '"2023-04"', untilTime: '"10:00:00"' }),
      says: "2023-03-01-crane.yaml:15:5: events[0].untilTime: found untilTime beside until: 2023-04, expected a day in until",
    },
    {
      of: "expected beside a word",
      text: started({ from: "unstated", expected: "true" }),
      says: "2023-03-01-crane.yaml:14:5: events[0].expected: found expected beside from: unstated, expected a date in from",
    },
    {
      of: "a bound beside a date",
      text: started({ noEarlierThan: '"2023-01-01"' }),
      says: "2023-03-01-crane.yaml:14:5: events[0].noEarlierThan: found noEarlierThan beside from: 2023-03-10, expected from: unstated, or no such bound",
    },
    {
      of: "bounds that exclude each other",
      text: started({ from: "unstated", noEarlierThan: '"2023-03-02"', noLaterThan: '"2023-03-01"' }),
      says: '2023-03-01-crane.yaml:15:18: events[0].noLaterThan: found "2023-03-01", expected no day before 2023-03-02',
    },
    {
      of: "an instant without its offset",
      text: doing('[{ pause: ship-by, resumes: "2025-02-07T00:00:00" }]'),
      says: '2023-03-01-crane.yaml:13:130: events[0].rule.effects[0].resumes: found "2025-02-07T00:00:00", expected an offset after the time, such as 2025-02-07T00:00:00+08:00',
    },
    {
      of: "an instant that does not exist",
      text: doing('[{ pause: ship-by, resumes: "2025-02-30T00:00:00+08:00" }]'),
      says: '2023-03-01-crane.yaml:13:130: events[0].rule.effects[0].resumes: found "2025-02-30T00:00:00+08:00", expected a date that exists',
    },
    {
      of: "a date where an instant is due",
      text: doing('[{ pause: ship-by, resumes: "2025-02-07" }]'),
      says: '2023-03-01-crane.yaml:13:130: events[0].rule.effects[0].resumes: found "2025-02-07", expected an instant with its offset, not a date alone',
    },
    {
      of: "a clock time that does not exist",
      text: doing('[{ deadline: ship-by, countedFrom: order.paidAt, next: "25:00" }]'),
      says: '2023-03-01-crane.yaml:13:157: events[0].rule.effects[0].next: found "25:00", expected a clock time from 00:00 to 24:00',
    },
    {
      of: "three decimals",
      text: doing('[{ cap: "50.001", per: order, of: { zh: 赔, en: Pay } }]'),
      says: '2023-03-01-crane.yaml:13:110: events[0].rule.effects[0].cap: found "50.001", expected decimal text with at most 2 decimals',
    },
    {
      of: "three decimals in a bound",
      text: when('{ fact: order.amount, atMost: "300.005" }'),
      says: '2023-03-01-crane.yaml:13:105: events[0].rule.when.atMost: found "300.005", expected decimal text with at most 2 decimals',
    },
    {
      of: "a share above one",
      text: doing('[{ pay: penalty, per: order, rate: "1.5" }]'),
      says: '2023-03-01-crane.yaml:13:137: events[0].rule.effects[0].rate: found "1.5", expected a share from 0 to 1 with at most six decimals, such as "0.10"',
    },
    {
      of: "seven decimals in a share",
      text: doing('[{ pay: penalty, per: order, rate: "0.1234567" }]'),
      says: '2023-03-01-crane.yaml:13:137: events[0].rule.effects[0].rate: found "0.1234567", expected a share from 0 to 1 with at most six decimals, such as "0.10"',
    },
    {
      of: "a ratio above one",
      text: when('{ fact: order.onTime, atLeast: "95" }'),
      says: '2023-03-01-crane.yaml:13:106: events[0].rule.when.atLeast: found "95", expected decimal text from 0 to 1 with at most 6 decimals',
    },
    {
      of: "a count that is quoted",
      text: when('{ fact: order.visits, atLeast: "3" }'),
      says: '2023-03-01-crane.yaml:13:106: events[0].rule.when.atLeast: found "3", expected a whole number, unquoted',
    },
    {
      of: "a count below zero",
      text: when("{ fact: order.visits, atLeast: -3 }"),
      says: "2023-03-01-crane.yaml:13:106: events[0].rule.when.atLeast: found -3, expected a whole number, 0 or more",
    },
    {
      of: "no hours",
      text: doing("[{ deadline: ship-by, countedFrom: order.paidAt, after: { hours: 0 } }]"),
      says: "2023-03-01-crane.yaml:13:167: events[0].rule.effects[0].after.hours: found 0, expected a whole number, 1 or more",
    },
    {
      of: "hours that overlap",
      text: doing(
        '[{ deadline: ship-by, countedFrom: order.paidAt, byHour: [{ from: "22:00", to: "08:00", next: "10:00" }, { from: "07:00", to: "22:00", after: { hours: 2 } }] }]',
      ),
      says: "2023-03-01-crane.yaml:13:207: events[0].rule.effects[0].byHour[1]: found 07:00 to 22:00, which overlaps with a band above, expected bands of which an instant falls into one",
    },
  ])
})

describe("facts are asked what they can answer", () => {
  check([
    {
      of: "an unknown fact",
      text: when("{ fact: order.payedAt, before: '2023-01-01' }"),
      says: "2023-03-01-crane.yaml:13:83: events[0].rule.when.fact: found order.payedAt, expected a fact that the platform declares (did you mean order.paidAt?)",
    },
    {
      of: "a fact of a list",
      text: when('{ fact: "order.parts[].amount", atMost: "3.00" }'),
      says: '2023-03-01-crane.yaml:13:83: events[0].rule.when.fact: found "order.parts[].amount", expected a fact of which a case has one, not a list: ask it of a member, as { some: …, of: "order.parts[]" }',
    },
    {
      of: "a value that is none of the fact's",
      text: when("{ fact: order.kind, is: bluk }"),
      says: "2023-03-01-crane.yaml:13:99: events[0].rule.when.is: found bluk, expected a value of order.kind: bulk, parcel (did you mean bulk?)",
    },
    {
      of: "a value of a set that is none of the fact's",
      text: when("{ fact: order.badges, hasAny: [same-day, fragil] }"),
      says: "2023-03-01-crane.yaml:13:116: events[0].rule.when.hasAny[1]: found fragil, expected a value of order.badges: same-day, fragile (did you mean fragile?)",
    },
    {
      of: "one of values that is none of the fact's",
      text: when("{ fact: order.kind, in: [bulk, crate] }"),
      says: "2023-03-01-crane.yaml:13:106: events[0].rule.when.in[1]: found crate, expected a value of order.kind: bulk, parcel",
    },
    {
      of: "a set asked whether it is",
      text: when("{ fact: order.badges, is: same-day }"),
      says: "2023-03-01-crane.yaml:13:97: events[0].rule.when.is: found is asked of order.badges, of type set, expected has or hasAny, or a fact of type enum or boolean",
    },
    {
      of: "an enum asked whether it has",
      text: when("{ fact: order.kind, has: bulk }"),
      says: "2023-03-01-crane.yaml:13:95: events[0].rule.when.has: found has asked of order.kind, of type enum, expected is or in, or a fact of type set",
    },
    {
      of: "an instant asked how much",
      text: when('{ fact: order.paidAt, atLeast: "3.00" }'),
      says: "2023-03-01-crane.yaml:13:97: events[0].rule.when.atLeast: found atLeast asked of order.paidAt, of type instant, expected before, since, or within … after, or a fact of type money or ratio or integer",
    },
    {
      of: "money asked when",
      text: when('{ fact: order.amount, since: "2023-01-01" }'),
      says: "2023-03-01-crane.yaml:13:97: events[0].rule.when.since: found since asked of order.amount, of type money, expected atLeast, moreThan, atMost or lessThan, or a fact of type instant",
    },
    {
      of: "an enum asked true or false",
      text: when("{ fact: order.kind, is: true }"),
      says: "2023-03-01-crane.yaml:13:99: events[0].rule.when.is: found true, expected a value of order.kind: bulk, parcel",
    },
    {
      of: "text asked anything",
      text: when("{ fact: order.id, is: A-1 }"),
      says: "2023-03-01-crane.yaml:13:93: events[0].rule.when.is: found is asked of order.id, of type text, expected no question of text, which decides nothing, or a fact of type enum or boolean",
    },
    {
      of: "known of an unknown fact",
      text: when("{ known: order.kinds }"),
      says: "2023-03-01-crane.yaml:13:84: events[0].rule.when.known: found order.kinds, expected a fact that the platform declares (did you mean order.kind?)",
    },
    {
      of: "within of what is no instant",
      text: when("{ fact: order.paidAt, within: { hours: 1 }, after: order.kind }"),
      says: "2023-03-01-crane.yaml:13:126: events[0].rule.when.after: found order.kind, of type enum, expected a fact of type instant",
    },
    {
      of: "a region that cannot exist",
      text: when('{ fact: order.shipTo, within: ["990000"] }'),
      says: '2023-03-01-crane.yaml:13:106: events[0].rule.when.within[0]: found "990000", expected a GB/T 2260 code that can exist',
    },
    {
      of: "a district below an open city",
      text: when('{ fact: order.shipTo, within: ["330001"] }'),
      says: '2023-03-01-crane.yaml:13:106: events[0].rule.when.within[0]: found "330001", expected a GB/T 2260 code that can exist',
    },
    {
      of: "a deciding instant that is none",
      text: started({ rule: RULE.replace("order.paidAt", "order.kind") }),
      says: "2023-03-01-crane.yaml:13:54: events[0].rule.decidedBy[0]: found order.kind, of type enum, expected a fact of type instant",
    },
    {
      of: "a deadline counted from what is no instant",
      text: doing("[{ deadline: ship-by, countedFrom: order.kind, after: { hours: 2 } }]"),
      says: "2023-03-01-crane.yaml:13:137: events[0].rule.effects[0].countedFrom: found order.kind, of type enum, expected a fact of type instant",
    },
    {
      of: "candidates of which one is unknown",
      text: doing(
        "[{ deadline: ship-by, countedFrom: { unstated: [order.paidAt, order.groupedAt] }, after: { hours: 2 } }]",
      ),
      says: "2023-03-01-crane.yaml:13:164: events[0].rule.effects[0].countedFrom.unstated[1]: found order.groupedAt, expected a fact that the platform declares (did you mean order.grouped?)",
    },
    {
      of: "a saving by what is no instant",
      text: events(
        withdrawal({
          keeps: "{ all: [{ before: order.paidAt }, { any: [{ not: { since: order.kind } }] }] }",
        }),
      ),
      says: "2023-03-01-crane.yaml:13:70: events[0].keeps.all[1].any[0].not.since: found order.kind, of type enum, expected a fact of type instant",
    },
    {
      of: "a saving with a condition on an unknown fact",
      text: events(withdrawal({ keeps: "{ when: { known: order.kinds } }" })),
      says: "2023-03-01-crane.yaml:13:29: events[0].keeps.when.known: found order.kinds, expected a fact that the platform declares (did you mean order.kind?)",
    },
    {
      of: "an earlier wording with an unknown fact",
      text: started({
        previous:
          "{ title: { zh: 旧, en: Old }, when: { known: order.kinds }, effects: [{ notice: { zh: 知, en: Note } }] }",
      }),
      says: "2023-03-01-crane.yaml:14:59: events[0].previous.when.known: found order.kinds, expected a fact that the platform declares (did you mean order.kind?)",
    },
  ])
})

describe("an announcement fits itself, its name and its platform", () => {
  check([
    {
      of: "a range of publication without its reason",
      text: announcementYaml({ published: '"[2023-02-01..2023-03-01]"' }),
      says: '2023-03-01-crane.yaml:4:12: published: found "[2023-02-01..2023-03-01]", expected publishedBasis: { inferred: why } beside a range',
    },
    {
      of: "a reason without a publication",
      text: announcementYaml({ published: undefined, publishedBasis: "stated" }),
      says: "2023-03-01-crane.yaml:14:1: publishedBasis: found publishedBasis without published, expected published beside it",
    },
    {
      of: "a reason without a report's date",
      text: announcementYaml({ reported: "null", reportedBasis: "stated" }),
      says: "2023-03-01-crane.yaml:5:11: reported: found null, expected the date of the first report, as one bears a date\n2023-03-01-crane.yaml:15:1: reportedBasis: found reportedBasis without reported, expected reported beside it",
    },
    {
      of: "a report that is not there",
      text: started({ cite: "{ report: 2, range: [0, 10] }" }),
      says: "2023-03-01-crane.yaml:12:21: events[0].cite.report: found 2, expected a report from 1 to 1",
    },
    {
      of: "a ground of a field that the change does not have",
      text: started({
        grounds: '{ "rule.effects[1].amount": { basis: stated, cite: { report: 1, range: [0, 10] } } }',
      }),
      says: "2023-03-01-crane.yaml:14:16: events[0].grounds.rule.effects[1].amount: found rule.effects[1].amount, which the change does not have, expected the way to one of its fields, such as from or rule.effects[0].amount",
    },
    {
      of: "a ground of what itself says what the change rests on",
      text: started({ grounds: "{ cite: { basis: { inferred: so } } }" }),
      says: "2023-03-01-crane.yaml:14:16: events[0].grounds.cite: found cite, which the change does not have, expected the way to one of its fields, such as from or rule.effects[0].amount",
    },
    {
      of: "a ground of how long a list is",
      text: started({ grounds: '{ "rule.effects.length": { basis: { inferred: so } } }' }),
      says: "2023-03-01-crane.yaml:14:16: events[0].grounds.rule.effects.length: found rule.effects.length, which the change does not have, expected the way to one of its fields, such as from or rule.effects[0].amount",
    },
    {
      of: "a ground of what names its provision",
      text: started({ grounds: "{ effective: { basis: { inferred: so } } }" }),
      says: "2023-03-01-crane.yaml:14:16: events[0].grounds.effective: found effective, which the change does not have, expected the way to one of its fields, such as from or rule.effects[0].amount",
    },
    {
      of: "a ground of a field that is stated nowhere",
      text: started({ grounds: "{ from: { basis: stated } }" }),
      says: "2023-03-01-crane.yaml:14:31: events[0].grounds.from.basis: found stated, expected cite: { report, range } beside it",
    },
    {
      of: "a ground on a report that is not there",
      text: started({ grounds: "{ from: { basis: stated, cite: { report: 2, range: [0, 10] } } }" }),
      says: "2023-03-01-crane.yaml:14:55: events[0].grounds.from.cite.report: found 2, expected a report from 1 to 1",
    },
    {
      of: "a ground at a way that is none",
      text: started({ grounds: '{ "rule..when": { basis: { inferred: so } } }' }),
      says: "2023-03-01-crane.yaml:14:16: events[0].grounds.rule..when: found rule..when, which the change does not have, expected the way to one of its fields, such as from or rule.effects[0].amount",
    },
    {
      of: "a range beyond the report",
      text: started({ cite: "{ report: 1, range: [90, 101] }" }),
      says: "2023-03-01-crane.yaml:12:31: events[0].cite.range: found [90, 101], expected a range that is not empty within the 100 code points of report 1",
    },
    {
      of: "an empty range of a report",
      text: started({ cite: "{ report: 1, range: [10, 10] }" }),
      says: "2023-03-01-crane.yaml:12:31: events[0].cite.range: found [10, 10], expected a range that is not empty within the 100 code points of report 1",
    },
    {
      of: "something stated without a passage",
      text: started({ cite: undefined }),
      says: "2023-03-01-crane.yaml:11:12: events[0].basis: found stated, expected cite: { report, range } beside it",
    },
    {
      of: "two beginnings of one provision",
      text: events(beginning() + beginning()),
      says: "2023-03-01-crane.yaml:14:16: events[1].effective: found crane/lift, expected one such event a provision in a file",
    },
    {
      of: "an instrument that is not declared",
      text: events(beginning({ effective: "krane/lift" })),
      says: "2023-03-01-crane.yaml:9:16: events[0].effective: found krane/lift, of the instrument krane, expected an instrument that the platform declares (did you mean crane?)",
    },
    {
      of: "a provision touched of an unknown instrument",
      text: started({ touches: "[crane/lift, boat/row]" }),
      says: "2023-03-01-crane.yaml:14:27: events[0].touches[1]: found boat/row, of the instrument boat, expected an instrument that the platform declares",
    },
    {
      of: "another's provision of an unknown instrument",
      text: started({ supersedes: "{ announcement: a, provision: boat/row }" }),
      says: "2023-03-01-crane.yaml:14:47: events[0].supersedes.provision: found boat/row, of the instrument boat, expected an instrument that the platform declares",
    },
    {
      of: "a wording that is held and is not",
      text: started({ supersedes: "{ announcement: a }", previous: "unheld" }),
      says: "2023-03-01-crane.yaml:15:5: events[0].previous: found previous beside supersedes, expected one of them: supersedes where the wording before is held, else previous",
    },
    {
      of: "a digest that is none",
      text: announcementYaml({
        reports: `\n  - { source: 日报, at: null, headline: null, digest: ${DIGEST.slice(0, -1)}, length: 100 }`,
        reported: "null",
      }),
      says: '2023-03-01-crane.yaml:7:53: reports[0].digest: found sha256:0000000000000000000000000000000000000000000000000000…, expected a digest: "sha256:" and 64 hexadecimal digits',
    },
    {
      of: "a misspelt standing",
      text: announcementYaml({ standing: "anounced" }),
      says: "2023-03-01-crane.yaml:3:11: standing: found anounced, expected one of announced, consultation, rumour (did you mean announced?)",
    },
    {
      of: "a name that is no id",
      text: announcementYaml(),
      name: "Crane",
      says: "Crane.yaml:1:1: found this file name, expected <id>.yaml, the id in lower case with hyphens, or <id>.2.yaml",
    },
    {
      of: "a correction in the file of the first reading",
      text: announcementYaml({ correction: "{ cause: mistake, why: x }" }),
      says: "2023-03-01-crane.yaml:1:1: found a correction, expected the file name 2023-03-01-crane.2.yaml, or of the reading that it is",
    },
    {
      of: "a second reading without its correction",
      text: announcementYaml(),
      name: "2023-03-01-crane.2",
      says: "2023-03-01-crane.2.yaml:1:1: found reading 2 without a correction, expected correction: { cause, why }",
    },
    {
      of: "reading nought",
      text: announcementYaml(),
      name: "2023-03-01-crane.0",
      says: "2023-03-01-crane.0.yaml:1:1: found reading 0, expected <id>.yaml for the first reading, <id>.2.yaml for the second",
    },
  ])
})

const platformRefusal = (text: string, file = "harbour.yaml"): string => {
  const decoded = decodePlatform(file, text)
  return Result.isSuccess(decoded) ? "accepted" : decoded.failure.message
}
const changed = (from: string, to: string): string => {
  expect(MARKET_YAML).toContain(from)
  return MARKET_YAML.replace(from, to)
}

describe("a platform's file is refused", () => {
  const cases: readonly (Bad & { readonly file?: string })[] = [
    {
      of: "under another name",
      text: MARKET_YAML,
      file: "port.yaml",
      says: "port.yaml:2:5: id: found harbour, expected port, the name of the file",
    },
    {
      of: "with a fact twice",
      text: changed("path: order.shippedAt", "path: order.paidAt"),
      says: "harbour.yaml:17:13: facts[2].path: found order.paidAt, expected each path once",
    },
    {
      of: "with an enum without values",
      text: changed("type: boolean", "type: enum"),
      says: "harbour.yaml:22:5: facts[7]: found no key values, expected the values of a fact of type enum",
    },
    {
      of: "with values of an instant",
      text: changed("type: set", "type: instant"),
      says: "harbour.yaml:33:5: facts[10].values: found values of a fact of type instant, expected values of an enum or a set only",
    },
    {
      of: "with a value twice",
      text: changed("value: parcel", "value: bulk"),
      says: "harbour.yaml:29:18: facts[9].values[1].value: found bulk, expected each value once",
    },
    {
      of: "with a sum of nothing",
      text: changed('sum: "order.parts[].amount"', 'sum: "order.parts[].amounts"'),
      says: 'harbour.yaml:18:87: facts[3].derived.sum: found "order.parts[].amounts", expected a fact that the platform declares (did you mean order.parts[].amount?)',
    },
    {
      of: "with a sum of what is no money",
      text: changed('sum: "order.parts[].amount"', "sum: order.visits"),
      says: "harbour.yaml:18:87: facts[3].derived.sum: found order.visits, of type integer, expected a fact of type money",
    },
    {
      of: "with a count of no list",
      text: changed("type: integer,", 'type: integer, derived: { count: "order.boxes[]" },'),
      says: 'harbour.yaml:21:60: facts[6].derived.count: found "order.boxes[]", expected a list that holds facts of the platform',
    },
    {
      of: "with sub-orders that are no list",
      text: changed("subOrders: order.parts[].amount", "subOrders: order.amount"),
      says: "harbour.yaml:41:12: subOrders: found order.amount, expected a fact of the members of a list",
    },
    {
      of: "with a fact where a list stands",
      text: changed("path: order.visits", "path: order.parts"),
      says: "harbour.yaml:21:13: facts[6].path: found order.parts, expected a fact, not a list of the case nor all of it: what it holds stands below, as order.items[].price",
    },
    {
      of: "with a language twice",
      text: changed("currency: CNY", "currency: CNY\nlanguages: [zh, zh]"),
      says: "harbour.yaml:7:17: languages[1]: found zh, expected each language once",
    },
    {
      of: "with an instant reached that is none",
      text: changed('sum: "order.parts[].amount"', "reached: order.kind, by: order.paidAt"),
      says: "harbour.yaml:18:91: facts[3].derived.reached: found order.kind, of type enum, expected a fact of type instant",
    },
    {
      of: "with input on a fact that is given anyway",
      text: changed("type: boolean,", "type: boolean, input: true,"),
      says: "harbour.yaml:22:43: facts[7].input: found input without derived, expected input on a derived fact only: any other is given anyway",
    },
    {
      of: "with a bound that is no instant",
      text: changed(
        "type: instant, title: { zh: 付款",
        "type: instant, notAfter: order.kind, title: { zh: 付款",
      ),
      says: "harbour.yaml:16:52: facts[1].notAfter: found order.kind, of type enum, expected a fact of type instant",
    },
    {
      of: "with a bound of what is no instant",
      text: changed("type: boolean,", "type: boolean, notBefore: order.paidAt,"),
      says: "harbour.yaml:22:43: facts[7].notBefore: found order.grouped, a fact of type boolean, and order.paidAt, expected two instants, neither of them a list's",
    },
    {
      of: "with instants each before the other",
      text: changed(
        "type: instant, title: { zh: 付款",
        "type: instant, notBefore: order.shippedAt, notAfter: order.shippedAt, title: { zh: 付款",
      ).replace(
        "path: order.shippedAt, type: instant,",
        "path: order.shippedAt, type: instant, notBefore: order.paidAt,",
      ),
      says: [
        "harbour.yaml:16:53: facts[1].notBefore: found a circle of bounds through order.paidAt, expected facts that can happen in one order",
        "harbour.yaml:17:56: facts[2].notBefore: found a circle of bounds through order.shippedAt, expected facts that can happen in one order",
      ].join("\n"),
    },
    {
      of: "with neither one offset nor several",
      text: changed('utcOffset: "+08:00"\n', ""),
      says: "harbour.yaml:2:1: found neither utcOffset nor offsets, expected one of them: utcOffset where clocks never change, offsets where they do",
    },
    {
      of: "with one offset and several",
      text: changed(
        'utcOffset: "+08:00"\n',
        'utcOffset: "+08:00"\noffsets: { zoneData: 2025b, first: "+08:00", changes: [] }\n',
      ),
      says: "harbour.yaml:6:1: offsets: found offsets beside utcOffset, expected one of them: utcOffset where clocks never change, offsets where they do",
    },
    {
      of: "with changes of the clock that do not follow each other",
      text: changed(
        'utcOffset: "+08:00"\n',
        'offsets: { zoneData: 2025b, first: "+08:00", changes: [{ at: 2022-04-01T00:00:00Z, to: "+09:00" }, { at: 2022-04-01T00:00:00Z, to: "+08:00" }] }\n',
      ),
      says: "harbour.yaml:5:106: offsets.changes[1].at: found 2022-04-01T00:00:00Z, expected an instant after 2022-04-01T00:00:00Z",
    },
    {
      of: "with a region that cannot exist",
      text: changed('code: "330200"', 'code: "990200"'),
      says: 'harbour.yaml:39:13: regions[1].code: found "990200", expected a GB/T 2260 code that can exist',
    },
    {
      of: "with a region that was one that cannot exist",
      text: changed('code: "330200",', 'code: "330200", formerly: "990200",'),
      says: 'harbour.yaml:39:33: regions[1].formerly: found "990200", expected a GB/T 2260 code that can exist',
    },
    {
      of: "with a region that was what another is",
      text: changed('code: "330200",', 'code: "330200", formerly: "330000",'),
      says: 'harbour.yaml:39:33: regions[1].formerly: found "330000", expected a code that no other region has or had',
    },
    {
      of: "with two regions that were one",
      text: changed('code: "330000",', 'code: "330000", formerly: "330100",').replace(
        'code: "330200",',
        'code: "330200", formerly: "330100",',
      ),
      says: 'harbour.yaml:39:33: regions[1].formerly: found "330100", expected a code that no other region has or had',
    },
    {
      of: "with a coverage that ends before it begins",
      text: changed('to: "2024-12-31"', 'to: "2019-12-31"'),
      says: 'harbour.yaml:8:37: coverage.to: found "2019-12-31", expected no day before 2020-01-01',
    },
    {
      of: "with a case named by no text",
      text: changed("caseId: order.id", "caseId: order.kind"),
      says: "harbour.yaml:40:9: caseId: found order.kind, of type enum, expected a fact of type text",
    },
    {
      of: "with an agreement that is no instant",
      text: changed("agreements: {}", "agreements: { ship-by: order.kind }"),
      says: "harbour.yaml:42:24: agreements.ship-by: found order.kind, of type enum, expected a fact of type instant",
    },
    {
      of: "under a name that is no id",
      text: MARKET_YAML,
      file: "Harbour.yaml",
      says: "Harbour.yaml:2:5: id: found harbour, expected Harbour, the name of the file",
    },
    {
      of: "with a coverage of a month",
      text: changed('from: "2020-01-01"', 'from: "2020-01"'),
      says: 'harbour.yaml:8:19: coverage.from: found "2020-01", expected a day, such as 2024-02-07',
    },
    {
      of: "with a region's prefix that is a number",
      text: changed('["31", "33"]', '[31, "33"]'),
      says: 'harbour.yaml:36:18: regionPrefixes[0]: found 31, which YAML reads as a number, expected two digits: quote it, "31"',
    },
    {
      of: "with input that is neither true nor false",
      text: changed("type: boolean,", "type: boolean, input: 1,"),
      says: "harbour.yaml:22:50: facts[7].input: found a number, 1, expected true or false",
    },
    {
      of: "with a misspelt key",
      text: changed("firstYear", "fristYear"),
      says: "harbour.yaml:7:1: fristYear: found the unknown key fristYear, expected one of id, title, timeZone, utcOffset, offsets, currency, minorUnit, firstYear, coverage, disclaimer, instruments, facts, regionPrefixes, regions, languages, trees, caseId, subOrders, items, calendars, deadlines, waivable, payments, agreements, fulfilments (did you mean firstYear?)",
    },
    {
      of: "with an offset that is none",
      text: changed('"+08:00"', '"8"'),
      says: 'harbour.yaml:5:12: utcOffset: found "8", expected an offset, such as +08:00',
    },
  ]
  for (const { of, text, file, says } of cases)
    it(`is refused: ${of}`, () => {
      expect(platformRefusal(text, file)).toBe(says)
    })
})

it("a platform may count the members of a list, and declare another's bound", () => {
  const counted = changed("type: integer,", 'type: integer, derived: { count: "order.parts[]" },')
  expect(platformRefusal(counted)).toBe("accepted")
  expect(
    platformRefusal(
      changed(
        "type: instant, title: { zh: 付款",
        "type: instant, notAfter: order.shippedAt, title: { zh: 付款",
      ),
    ),
  ).toBe("accepted")
  expect(
    platformRefusal(
      changed(
        "type: boolean,",
        "type: boolean, derived: { reached: order.paidAt, by: order.shippedAt }, input: true,",
      ),
    ),
  ).toBe("accepted")
  expect(platformRefusal(changed('code: "330200",', 'code: "330200", formerly: "330100",'))).toBe("accepted")
})

it("every reason of a file is told, in the order of the file", () => {
  expect(
    refusal(
      announcementYaml({
        standing: "said",
        events: `\n${beginning({ from: '"2023-02-30"', basis: "guessed" })}`,
      }),
    ).split("\n"),
  ).toHaveLength(3)
})

it("the name of the file in a message is the name it was read by", () => {
  expect(refusal(announcementYaml({ author: "me" }))).toContain(`${NAME}:15:1: `)
})
