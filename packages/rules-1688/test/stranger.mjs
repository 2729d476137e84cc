// What a stranger would do with the published package: run as it is by every Node, bundled by every bundler, in a
// browser. Only the package is imported. Says "ALL WELL" or what is not, on the console or on the page.
import {
  announcement,
  announcements,
  audit,
  CaseError,
  decodeCase,
  diff,
  FoldError,
  history,
  inForce,
  meta,
  platform,
  provision,
  QuestionError,
  Rulebook,
  ruleAt,
  upcoming,
} from "@policy-ledger/rules-1688"
import {
  CaseError as CaseRefused,
  decide,
  QuestionError as QuestionRefused,
} from "@policy-ledger/rules-1688/decide"
import { decide as presuming } from "@policy-ledger/rules-1688/decide/presumed"
import { events, ledger, ledgerOf, lines, replay, revisionOf } from "@policy-ledger/rules-1688/events"
import { explain } from "@policy-ledger/rules-1688/explain"
import { caseOf, isTrade, TradeError } from "@policy-ledger/rules-1688/orders"
import { runs } from "@policy-ledger/rules-1688/runs"
import { sourcesOf } from "@policy-ledger/rules-1688/sources"
import { announcement as whole, notes, summary } from "@policy-ledger/rules-1688/texts"
import {
  checkConsistency,
  checkInclusion,
  checkReceipt,
  formatRoot,
  head,
  leafOf,
  makeReceipt,
  nodeHash,
  proveConsistency,
  proveInclusion,
  verify,
} from "@policy-ledger/rules-1688/verify"
import { whatIf } from "@policy-ledger/rules-1688/what-if"

/** @type {string[]} */
const wrong = []
let asked = 0

/** @param {string} what @param {unknown} found @param {unknown} expected */
const same = (what, found, expected) => {
  asked++
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)]
  if (a !== b) wrong.push(`${what}: found ${a}, expected ${b}`)
}

/** @param {string} what @param {() => unknown} run @param {Function} error */
const throws = (what, run, error) => {
  asked++
  try {
    run()
    wrong.push(`${what}: answered, expected ${error.name}`)
  } catch (thrown) {
    if (!(thrown instanceof error)) wrong.push(`${what}: ${String(thrown)}, expected ${error.name}`)
  }
}

/** @param {{ inForce: readonly { provision: string, announcement: string | null }[] }} answer @param {string} id */
const versionOf = (answer, id) => answer.inForce.find((rule) => rule.provision === id)?.announcement

const known = inForce({ on: "2023-06-08" })
same(
  "which wording of the shipping rules",
  versionOf(known, "shipping-conduct/text"),
  "2023-05-31-shipping-conduct",
)
same(
  "which one could know on 2023-05-25",
  versionOf(inForce({ on: "2023-06-08", announcedBy: "2023-05-25" }), "shipping-conduct/text"),
  "2023-05-23-shipping-conduct",
)
same("a date before the coverage", inForce({ on: "2019-01-01" }).coverage.date, "before")
same("a date after the coverage", inForce({ on: "2031-01-01" }).coverage.date, "after")
const unrecorded = inForce({ on: "2023-06-08", recordedBy: "2020-01-01" })
same("nothing recorded by 2020", [unrecorded.inForce, unrecorded.coverage.held], [[], "nothing"])
throws("a date that is not one", () => inForce({ on: "2023-02-30" }), QuestionError)
throws(
  "a provision that is not one",
  () => inForce({ on: "2023-06-08", provision: "nobody/nothing" }),
  QuestionError,
)

const order = {
  id: "A-1",
  market: "1688",
  paidAt: "2022-09-02T15:59:59+08:00",
  badges: ["same-day-shipping"],
}
const verdict = audit({ order })
same("when the order had to be shipped", verdict.outcome.shipBy, "2022-09-03T00:00:00+08:00")
same("what the audit rests on", verdict.asOf.ledgers[0]?.root, meta.root)
same("what was read as a case", audit(decodeCase(JSON.parse(JSON.stringify({ order })))), verdict)
throws("a misspelt fact in what was read", () => decodeCase({ order: { payedAt: "2022-09-02" } }), CaseError)
same(
  "a rule at an instant",
  ruleAt("shipping-conduct/text", Date.parse("2023-06-08"))?.announcement,
  "2023-05-31-shipping-conduct",
)
throws("a rule at no instant", () => ruleAt("shipping-conduct/text", NaN), QuestionError)
throws("a misspelt fact", () => audit({ order: { ...order, payedAt: "2022-09-02" } }), CaseError)

const decision = decide({ order })
same(
  "what it decides without the audit's reasons",
  [decision.asOf, decision.outcome, decision.states, decision.possible],
  [verdict.asOf, verdict.outcome, verdict.states, verdict.possible.verdicts],
)
same(
  "presuming all",
  presuming({ order }).outcome,
  audit({ order }, { presume: presuming({}).asOf.presume }).outcome,
)
throws("a misspelt fact to decide", () => decide(Object.assign({}, { ordre: {} })), CaseRefused)
throws("reasons of what is decided", () => decide({}, Object.assign({}, { explain: true })), QuestionRefused)

const varied = whatIf({ order }, { vary: "order.paidAt", from: "2022-09-02", to: "2022-09-03" })
same(
  "from when on it would have to be shipped a day later",
  varied.tips.map(({ at }) => at),
  ["2022-09-02T16:00:00+08:00"],
)
throws("a deadline by the hour, for ever", () => whatIf({ order }, { vary: "order.paidAt" }), QuestionError)
throws("a fact that is none", () => whatIf({ order }, { vary: ["order.payedAt"].join() }), QuestionError)
same(
  "the verdicts explained",
  explain({ order }).verdicts.map(({ provision: of, matches, when }) => [of, when?.is ?? matches]),
  verdict.verdicts.map(({ provision: of, matches }) => [of, matches]),
)
const trade = { baseInfo: { id: 1, createTime: "20220902120000000+0800", payTime: "20220902123000000+0800" } }
same("that it is an order of the platform", [isTrade(trade), isTrade({ order })], [true, false])
same("when an order of the platform was paid", caseOf(trade).case.order?.paidAt, "2022-09-02T12:30:00+08:00")
same("that the case of an order can be asked about", audit(caseOf(trade).case).v, 1)
throws("no order of the platform", () => caseOf({ baseInfo: 1 }), TradeError)
throws("an explanation of no case", () => explain(Object.assign({}, { ordre: {} })), CaseError)
const through = runs().provisions.find((one) => one.provision === "shipping-conduct/text")
same(
  "the runs of the shipping rules",
  through?.runs.find((run) => run.state === "in-force" && run.from?.startsWith("2023-06-07"))?.version,
  "shipping-conduct/text@2023-05-31-shipping-conduct",
)
same("a history", history("shipping-conduct").versions.length > 8, true)
same("a difference", diff({ from: "2023-05-01", to: "2023-07-01" }).changed.length > 0, true)
same("what is coming", upcoming({ on: "2023-05-25" }).upcoming.length > 0, true)
same("a provision", provision("shipping-conduct/text").kind, "provision")
same("a misspelt provision", provision("shipping-conduct/txt"), {
  v: 1,
  kind: "unknown-id",
  id: "shipping-conduct/txt",
  nearest: "shipping-conduct/text",
  coverage: meta.coverage,
})
same("an announcement that is not held", announcement("1999-01-01-nothing").kind, "unknown-id")
same("all announcements", announcements().announcements.length >= 73, true)
same("a summary", typeof summary("2023-03-08-refund-response")?.en, "string")
same("notes", notes("2023-03-08-refund-response").length > 0, true)
same("an announcement with its texts", "summary" in whole("2023-03-08-refund-response"), true)
same("its sources", sourcesOf("2023-03-08-refund-response")[0]?.reports.length, 1)

same("the log is as long as it says", [...events()].length, meta.events)
const [first] = lines()
same("a line is its event", JSON.parse(first?.line ?? "null").id, [...events({ upTo: 0 })][0]?.id)
same("events after a revision", [...events({ after: meta.events - 2 })].length, 1)
same("the last recorded", revisionOf(meta.recordedThrough), meta.events - 1)
same("replay answers as the package", replay().inForce({ on: "2023-06-08" }), known)
same("replay as it stood", replay({ upTo: 9 }).ledgers()[0]?.events, 10)

const words = { zh: "〔约〕", en: "an agreement" }
const mine = {
  v: 1,
  announcement: "2024-01-01-agreement",
  reading: 1,
  provision: "my-agreement/ship-by",
  recordedAt: "2027-01-01T09:00:00+08:00",
  recordedBy: "me",
}
const opening = {
  ...mine,
  id: "mine-1",
  type: "Published",
  title: words,
  summary: words,
  standing: "announced",
  published: "2024-01-01",
  reported: "2024-01-01",
  reports: [],
}
const beginning = {
  ...mine,
  id: "mine-2",
  type: "Effective",
  from: "2024-01-05",
  basis: "stated",
  rule: {
    title: words,
    decidedBy: ["order.paidAt"],
    when: { always: true },
    effects: [{ deadline: "ship-by", countedFrom: "order.paidAt", after: { hours: 12 } }],
  },
}
const own = ledgerOf("of-my-own", `${JSON.stringify(opening)}\n${JSON.stringify(beginning)}\n`)
const both = Rulebook.of(platform(), [ledger(), own])
const late = { order: { ...order, badges: [], paidAt: "2024-02-01T10:00:00+08:00" } }
same("folded with another ledger", both.ledgers()[1]?.events, 2)
same("its own announcement governs", both.audit(late).outcome.shipBy, "2024-02-01T22:00:00+08:00")
same("the published ledger knows nothing of it", audit(late).outcome.shipBy, null)
same(
  "as recorded before it, neither do both",
  both.audit(late, { recordedBy: meta.recordedThrough }).outcome.shipBy,
  null,
)
const moonlit = { ...beginning, id: "mine-3", language: 2, when: "the moon is full" }
const later = ledgerOf("of-a-later-day", `${JSON.stringify(opening)}\n${JSON.stringify(moonlit)}\n`)
const unread = Rulebook.of(platform(), [ledger(), later])
same(
  "one of a later language is unknown",
  unread.inForce({ on: "2024-02-01", provision: moonlit.provision }).unknown.map(({ why }) => why[0]?.en),
  ["needs language 2"],
)
same("and opens what it may move", unread.audit(late).states.shipBy, "open")
same("all else is answered as ever", unread.inForce({ on: "2023-06-08" }).inForce, known.inForce)
same("and its log is hashed", unread.ledgers()[1]?.root, later.rootAt(2))
throws("a ledger beside itself", () => Rulebook.of(platform(), [ledger(), ledger()]), QuestionError)
throws(
  "a log that is cut off",
  () => ledgerOf("of-my-own", JSON.stringify(opening).slice(0, -9)),
  QuestionError,
)
throws(
  "an event before its announcement",
  () => Rulebook.of(platform(), [ledgerOf("of-my-own", JSON.stringify(beginning))]),
  FoldError,
)
throws(
  "a misspelt key",
  () => inForce(Object.assign({ on: "2023-06-08" }, { announcedby: "" })),
  QuestionError,
)

same("verified", verify(), { v: 1, ok: true, origin: meta.origin, events: meta.events, root: meta.root })
same("the root", formatRoot(head().root), meta.root)
same(
  "an event is in the log",
  checkInclusion(proveInclusion(0), leafOf(first?.line ?? ""), head()),
  undefined,
)
same("the log only grew", checkConsistency(proveConsistency(9), head(9), head()), undefined)
same(
  "the first event, joined with what stands to its right, is the root",
  formatRoot(
    proveInclusion(0).path.reduce((node, sibling) => nodeHash(node, sibling), leafOf(first?.line ?? "")),
  ),
  meta.root,
)
throws("another leaf", () => checkInclusion(proveInclusion(0), leafOf("{}"), head()), Error)

const receipt = JSON.parse(JSON.stringify(makeReceipt({ order })))
same("a receipt", checkReceipt(receipt).result, "same")
same(
  "a receipt without the case",
  checkReceipt(makeReceipt({ order }, {}, { private: true })).result,
  "unprovable",
)
const hurried = Object.assign({ announcedBy: "2022-09-30" }, { brief: true })
same(
  "a receipt holds the reasons whatever is asked",
  checkReceipt(makeReceipt({ order }, hurried)).result,
  "same",
)
receipt.answer.outcome.shipBy = "2022-09-04T00:00:00+08:00"
same("a receipt with another deadline", checkReceipt(receipt).result, "unprovable")

const said = wrong.length === 0 ? `ALL WELL: ${asked} answers as expected` : wrong.join("\n")
if (typeof document === "object") document.body.textContent = said
else {
  console.log(said)
  if (wrong.length > 0) process.exitCode = 1
}
