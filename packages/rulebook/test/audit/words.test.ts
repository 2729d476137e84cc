import type {
  AuditAnswer,
  AuditQuestion,
  Condition,
  InForceAnswer,
  Lang,
  Rulebook,
  Text,
} from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import {
  announce,
  bookOf,
  effective,
  rule,
  superseded,
  withdrawn,
  type Readings,
} from "../bazaar/announce.ts"

/** Everything that is put into words, laid out so that a person can read it through in either language. */
const source: Text = { zh: "来源提到的条件", en: "a condition that the source names" }

const CONDITIONS: readonly Condition[] = [
  { always: true },
  { fact: "order.lane", is: "local" },
  { fact: "seller.insured", is: true },
  { fact: "order.lane", in: ["local", "pickup"] },
  { fact: "order.tags", has: "gift" },
  { fact: "order.tags", hasAny: ["gift", "bulk"] },
  { fact: "refund.amount", atLeast: "100.00" },
  { fact: "seller.strikes", moreThan: 3 },
  { fact: "seller.rate", atMost: "0.95" },
  { fact: "order.amount", lessThan: "10.5" },
  { fact: "order.shipTo", within: ["330000", "440300"] },
  { fact: "order.placedAt", before: "2022-02-01" },
  { fact: "order.dueAt", since: "2022-02-01T10:00:00+05:30" },
  { fact: "order.paidAt", within: { minutes: 30 }, after: "order.placedAt" },
  { fact: "order.paidAt", within: { hours: 24 }, after: "order.placedAt" },
  { fact: "order.paidAt", within: { days: 3 }, after: "order.placedAt" },
  { known: "order.lane" },
  { unstated: source },
  {
    not: {
      any: [
        { fact: "order.grouped", is: true },
        { fact: "order.count", atLeast: 2 },
      ],
    },
  },
]

const CASES: { readonly [name: string]: object } = {
  "nothing given": {},
  "much given": {
    order: {
      paidAt: "2022-02-01T10:00:00+05:30",
      placedAt: "2022-02-01T09:45:00+05:30",
      dueAt: "2022-01-31",
      lane: "local",
      tags: ["gift", "fragile"],
      shipTo: "330206",
      parts: [{ amount: "10.49" }],
      grouped: false,
    },
    refund: { amount: "99.99" },
    seller: { insured: false, rate: 0.955, strikes: 3 },
  },
  "half known": { order: { paidAt: "2022-02-01T10:00:00+05:30", tags: [], parts: [{ amount: "1.00" }, {}] } },
}

const reasons = ({ verdicts }: AuditAnswer): readonly string[] =>
  verdicts.flatMap((v) => [
    `${v.provision}: in force ${v.inForce}, matches ${v.matches}, applies ${v.applies}`,
    ...v.because.map((line) => `  ${line}`),
  ])

const audited = (book: Rulebook, cases: { readonly [name: string]: object }, lang: Lang): string =>
  Object.entries(cases)
    .flatMap(([name, json]) => [`# ${name}`, "", ...reasons(book.audit(json, { lang })), ""])
    .join("\n")

const ofConditions = bookOf(
  announce(
    { id: "conditions", published: "2022-01-01" },
    ...CONDITIONS.map((when, i) =>
      effective(`conditions/${String(i).padStart(2, "0")}`, "2022-01-01", {
        rule: rule(`${i}`, { when, decidedBy: ["order.paidAt"] }),
      }),
    ),
  ),
)

const begins = (provision: string, from: string, more: object = {}): Parameters<typeof announce>[1] =>
  effective(provision, from, { rule: rule(provision, { decidedBy: ["order.placedAt"] }), ...more })

/** A version of each kind: with every sort of beginning and end, with and without savings. */
const ofVersions = (): Rulebook =>
  bookOf(
    announce(
      { id: "a", published: "2022-01-01" },
      begins("returns/plain", "2022-01-01"),
      begins("returns/replaced", "2022-01-01"),
      begins("returns/expected", "2022-02-01", { expected: true }),
      begins("returns/to-the-second", "2022-01-01", {
        fromTime: "16:00:00",
        until: "2022-02-01",
        untilTime: "15:59:59",
      }),
      begins("returns/to-midnight", "2022-01-01", { until: "2022-02-27", untilTime: "23:59:59" }),
      begins("returns/some-day", "2022-01", { until: "2022-02" }),
      begins("returns/unstated", "unstated", { until: "unstated" }),
      begins("returns/bounded", "unstated", { noEarlierThan: "2022-01-10", noLaterThan: "2022-02-10" }),
      begins("returns/published", "publication"),
      begins("returns/touched", "2022-01-01"),
      begins("returns/unsaved", "2022-01-01"),
      begins("returns/saved", "2022-01-01"),
    ),
    announce(
      { id: "b", published: "[2022-01-20..2022-02-20]" },
      begins("returns/unsaved", "2022-02-01"),
      begins("returns/published", "publication"),
    ),
    announce(
      { id: "c", published: "2022-02-05" },
      begins("returns/amended", "2022-02-10", { previous: "unheld", touches: ["returns/touched"] }),
      begins("returns/new", "2022-02-10", {
        supersedes: { announcement: "a", provision: "returns/replaced" },
      }),
      superseded("returns/replaced", "2022-02-10", { announcement: "a" }, "returns/new"),
      begins("returns/implied", "before"),
      withdrawn("returns/implied", "[2022-02-10..]"),
      withdrawn("returns/saved", "2022-02-10", {
        keeps: {
          any: [
            { all: [{ before: "seller.joinedAt" }, { not: { since: "seller.renewedAt" } }] },
            { when: { fact: "seller.insured", is: true } },
          ],
        },
      }),
    ),
    announce(
      { id: "xxxx-02-01", published: "XXXX-02-01" },
      begins("returns/yearless", "XXXX-02-10", { until: "XXXX-03-10" }),
      begins("returns/yearless-now", "publication"),
    ),
    announce(
      { id: "reported", reported: "2022-02-03" },
      begins("returns/reported", "publication"),
      withdrawn("returns/unstated", "2022-06-01"),
    ),
  )

const listed = (answer: InForceAnswer, lang: Lang): readonly string[] => {
  const span = (r: InForceAnswer["inForce"][number]): string =>
    `  ${r.provision} (${r.announcement}) ${r.from} → ${r.ends} ${r.title[lang]}`
  const under = (lines: readonly Text[] | undefined): readonly string[] =>
    (lines ?? []).map((t) => `    ${t[lang]}`)
  return [
    `# ${answer.on}${answer.announcedBy === null ? "" : ` as announced by ${answer.announcedBy}`}`,
    "in force",
    ...answer.inForce.flatMap((r) => [span(r), ...under(r.notes)]),
    "kept",
    ...answer.kept.flatMap((r) => [span(r), ...under(r.notes)]),
    "unknown",
    ...answer.unknown.flatMap((r) => [span(r), ...under(r.notes), ...under(r.why)]),
    "",
  ]
}

describe.each<Lang>(["en", "zh"])("in %s", (lang) => {
  it("each condition is put into words with what the case knows of it", async () => {
    await expect(audited(ofConditions, CASES, lang)).toMatchFileSnapshot(`golden/conditions.${lang}.txt`)
  })

  it("each verdict says why this version, whom a saving covers, and which other versions there are", async () => {
    const cases = {
      "placed nobody knows when": {},
      "paid in March, placed no later": {
        order: { paidAt: "2022-03-01" },
        seller: { joinedAt: "2022-02-20" },
      },
      "placed after the changes": {
        order: { placedAt: "2022-02-15" },
        seller: { joinedAt: "2022-02-09", insured: false },
      },
      "placed after the changes by a seller who renewed": {
        order: { placedAt: "2022-02-15" },
        seller: { joinedAt: "2022-02-09", renewedAt: "2022-02-10" },
      },
    }
    await expect(audited(ofVersions(), cases, lang)).toMatchFileSnapshot(`golden/versions.${lang}.txt`)
  })

  it("each rule is listed with its span, what to know beside it, and why it is unknown", async () => {
    const asked = [
      { on: "2022-01-15" },
      { on: "2022-02-15" },
      { on: "2022-02-15", announcedBy: "2022-02-01" },
    ]
    const text = asked.flatMap((question) => listed(ofVersions().inForce(question), lang)).join("\n")
    await expect(text).toMatchFileSnapshot(`golden/in-force.${lang}.txt`)
  })
})

describe("a verdict says of its version", () => {
  const said = (from: string, more: object = {}): readonly string[] | undefined =>
    bookOf(
      announce({ id: "a", published: "2022-01-01" }, effective("returns/fee", from, more)),
      announce(
        { id: "b", published: "2022-01-05" },
        withdrawn("returns/fee", "2022-04-01", { expected: true }),
      ),
    ).audit({ order: { paidAt: "2022-02-15" } }).verdicts[0]?.because
  const only = "only expected, and counts until another announcement says otherwise"

  it("that its beginning is not recorded, or was only expected", () => {
    expect(said("before")).toContain("its beginning is not recorded")
    expect(said("2022-02-01", { expected: true })).toContain(`its beginning was ${only}`)
    expect(said("2022-02-01")).not.toContain(`its beginning was ${only}`)
  })

  it("that its end is only expected", () => {
    expect(said("2022-02-01")).toContain(`its end is ${only}`)
  })
})

describe("beside the version in force a verdict names", () => {
  const others = (question: AuditQuestion, ...later: Readings): readonly string[] => {
    const first = announce({ id: "a", published: "2022-01-01" }, effective("returns/fee", "2022-01-10"))
    const [verdict] = bookOf(first, ...later).audit({ order: { paidAt: "2022-01-15" } }, question).verdicts
    return verdict?.because.filter((why) => why.startsWith("another version")) ?? []
  }
  const second = announce({ id: "b", published: "2022-02-01" }, effective("returns/fee", "2022-02-10"))

  it("those announced by the day asked for", () => {
    expect(others({ announcedBy: "2022-02-01" }, second)).toEqual(["another version: b, from 2022-02-10"])
    expect(others({ announcedBy: "2022-01-31" }, second)).toEqual([])
  })

  it.each(["consultation", "rumour"] as const)("no %s", (standing) => {
    const said = announce(
      { id: "c", published: "2022-01-05", standing },
      effective("returns/fee", "2022-03-01"),
    )
    expect(others({}, second, said)).toEqual(["another version: b, from 2022-02-10"])
  })
})
