import type { AuditAnswer, InForceAnswer, Kleene, Payment, Verdict } from "@policy-ledger/rulebook"

/** Names a version: each bears its announcement in its title; what held before an announcement is one a provision. */
const key = (v: { readonly provision: string; readonly title: { readonly en: string } }): string =>
  `${v.provision} | ${v.title.en}`

/** What of an answer a fuller knowledge contradicts: a sentence each. */
export const forceContradictions = (less: InForceAnswer, more: InForceAnswer): readonly string[] => {
  const sure = new Set(more.inForce.map(key))
  const open = new Set([...less.inForce, ...less.unknown].map(key))
  return [
    ...less.inForce
      .filter((r) => !sure.has(key(r)))
      .map((r) => `${key(r)} was in force and no longer is on ${less.on}`),
    ...[...more.inForce, ...more.unknown]
      .filter((r) => !open.has(key(r)))
      .map((r) => `${key(r)} was certainly not in force and may be on ${less.on}`),
  ]
}

const contradicts = (before: Kleene, after: Kleene): boolean => before !== "unknown" && before !== after

const verdictContradictions = (less: Verdict, more: Verdict | undefined): readonly string[] => {
  const of = (field: "inForce" | "applies"): readonly string[] => {
    const after = more === undefined ? "no" : more[field]
    return contradicts(less[field], after) ? [`${key(less)} ${field}: ${less[field]} became ${after}`] : []
  }
  const matches =
    more !== undefined && contradicts(less.matches, more.matches)
      ? [`${key(less)} matches: ${less.matches} became ${more.matches}`]
      : []
  if (more === undefined || less.matches === "no" || more.matches === "no")
    return [...of("inForce"), ...of("applies"), ...matches]
  const effects = less.effects.flatMap((e, i) => {
    const f = more.effects[i]
    const changed = (a: unknown, b: unknown): boolean => a !== null && a !== b
    if ("at" in e && changed(e.at, f !== undefined && "at" in f ? f.at : undefined))
      return [`${key(less)} effect ${i}: ${JSON.stringify(e)} became ${JSON.stringify(f)}`]
    const candidates = "candidates" in e && "amount" in e ? e.candidates : undefined
    const amount = f !== undefined && "amount" in f ? f.amount : undefined
    const isAmong = (one: string): boolean => candidates?.includes(one) ?? true
    const left = amount ?? (f !== undefined && "candidates" in f ? f.candidates : undefined) ?? "any"
    if (![left].flat().every(isAmong))
      return [`${key(less)} effect ${i}: ${JSON.stringify(e)} became ${JSON.stringify(f)}`]
    if (e.items !== undefined && JSON.stringify(e.items) !== JSON.stringify(f?.items))
      return [`${key(less)} effect ${i}: ${JSON.stringify(e)} became ${JSON.stringify(f)}`]
    if ("amount" in e && changed(e.amount, amount))
      return [`${key(less)} effect ${i}: ${JSON.stringify(e)} became ${JSON.stringify(f)}`]
    return []
  })
  return [...of("inForce"), ...of("applies"), ...matches, ...effects]
}

const FIELDS = ["shipBy", "respondBy", "autoReceiptAt", "refund", "payments", "exempt"] as const

/** What says no items may come to say some: of which it was, nothing was certain. */
const isSame = (was: unknown, is: unknown): boolean => {
  if (!Array.isArray(was) || !Array.isArray(is)) return JSON.stringify(was) === JSON.stringify(is)
  const told = is.map((one: unknown, i) => {
    const before: unknown = was[i]
    const isSilent = typeof before === "object" && before !== null && !("items" in before)
    return isSilent ? { ...(one as object), items: undefined } : one
  })
  return JSON.stringify(was) === JSON.stringify(told)
}

const outcomeContradictions = (less: AuditAnswer, more: AuditAnswer): readonly string[] => {
  const [a, b] = [less.outcome, more.outcome]
  const found: string[] = []
  for (const field of ["shipBy", "respondBy", "autoReceiptAt"] as const)
    if (a[field] !== null && a[field] !== b[field]) found.push(`${field}: ${a[field]} became ${b[field]}`)
  for (const [kind, at] of Object.entries(a.deadlines ?? {})) {
    const [was, is] = [less.states.deadlines?.[kind], more.states.deadlines?.[kind]]
    const [then, now] = [JSON.stringify([was, at]), JSON.stringify([is, b.deadlines?.[kind]])]
    if ((was === "set" || was === "none") && then !== now) found.push(`${kind}: ${then} became ${now}`)
  }
  const settled =
    a.refund === "instant" || (less.possible.refund.length === 0 && less.possible.verdicts.length === 0)
  if (settled && a.refund !== b.refund) found.push(`refund: ${a.refund} became ${b.refund}`)
  const isPaid = (p: Payment): boolean =>
    b.payments.some(
      (q) => q.provision === p.provision && q.kind === p.kind && (p.amount ?? q.amount) === q.amount,
    )
  // What turns out to be nothing is not told.
  for (const p of a.payments)
    if (!isPaid(p) && p.amount !== null) found.push(`payment ${JSON.stringify(p)} is gone`)
  for (const field of FIELDS) {
    const [was, is] = [less.states[field], more.states[field]]
    const isCertain = was === "set" || was === "none"
    const same = was === is && isSame(a[field], b[field])
    if (isCertain && !same) found.push(`${field} was ${was}, and is ${is}: ${JSON.stringify(b[field])}`)
  }
  for (const w of a.exempt) if (!b.exempt.includes(w)) found.push(`exemption ${w} is gone`)
  const may = new Set([
    ...less.possible.verdicts,
    ...less.verdicts.filter((v) => v.applies === "yes").map((v) => v.provision),
  ])
  for (const v of more.verdicts)
    if (v.applies !== "no" && !may.has(v.provision)) found.push(`${key(v)} may apply and was not possible`)
  return found
}

/** What was certain of a case under less knowledge and is not what it comes to under more. */
export const auditContradictions = (less: AuditAnswer, more: AuditAnswer): readonly string[] => {
  const after = new Map(more.verdicts.map((v) => [key(v), v]))
  const before = new Set(less.verdicts.map(key))
  const unheard = more.verdicts
    .filter((v) => !before.has(key(v)) && v.inForce !== "no")
    .map((v) => `${key(v)} was left out as certainly not in force, and is ${v.inForce}`)
  return [
    ...less.verdicts.flatMap((v) => verdictContradictions(v, after.get(key(v)))),
    ...unheard,
    ...outcomeContradictions(less, more),
  ]
}
