import { readPublished, sliceOf } from "/work/main/packages/bench/src/ledger/published.ts"
import { realisticOrders, fuzzedOrders } from "/work/main/packages/bench/src/bulk/orders.ts"
import { Rulebook } from "@policy-ledger/rulebook"
import { compile } from "@policy-ledger/rulebook/program"
import { bothOf } from "/work/main/packages/rulebook/test/program/same.ts"
const { platform, events } = readPublished()
const book = Rulebook.of(platform, [sliceOf(platform, events)])
book.audit({})
let t = performance.now()
const compiled = compile(book)
console.log("compile", performance.now() - t)
const take = (g: any, n: number) => {
  const r = []
  for (const x of g) {
    r.push(x)
    if (r.length >= n) break
  }
  return r
}
const N = Number(process.argv[2] ?? 2000)
for (const [name, g] of [
  ["real", realisticOrders(platform, 1)],
  ["fuzz", fuzzedOrders(platform, 1)],
] as const) {
  const orders = take(g, N)
  let bad = 0
  for (const o of orders) {
    const [a, b] = bothOf(book, compiled, o)
    if (JSON.stringify(a) !== JSON.stringify(b)) {
      if (bad++ < 2) {
        for (const k of Object.keys(a))
          if (JSON.stringify((a as any)[k]) !== JSON.stringify((b as any)[k]))
            console.log(k, JSON.stringify((a as any)[k]), "\n   ", JSON.stringify((b as any)[k]))
        console.log(JSON.stringify(o))
      }
    }
  }
  console.log(name, "bad", bad, "of", orders.length)
  const cases = orders.map((o) => compiled.decode(o))
  const row = compiled.row()
  const lines = orders.map((o) => JSON.stringify(o))
  for (let k = 0; k < 3; k++) {
    t = performance.now()
    for (const l of lines) JSON.parse(l)
    const p = ((performance.now() - t) / N) * 1000
    t = performance.now()
    for (const o of orders) compiled.decode(o)
    const d = ((performance.now() - t) / N) * 1000
    t = performance.now()
    for (const c of cases) row.fill(c)
    const f = ((performance.now() - t) / N) * 1000
    t = performance.now()
    for (const c of cases) {
      row.fill(c)
      compiled.decide(row)
    }
    const r = ((performance.now() - t) / N) * 1000
    t = performance.now()
    for (const c of cases) {
      row.fill(c)
      compiled.missing(row, compiled.decide(row), true)
    }
    const m = ((performance.now() - t) / N) * 1000
    t = performance.now()
    for (const c of cases.slice(0, 500)) book.auditCase(c, { brief: true, verdicts: "possible" })
    const a = ((performance.now() - t) / 500) * 1000
    console.log(
      "us: parse",
      p.toFixed(2),
      "decode",
      d.toFixed(2),
      "fill",
      f.toFixed(2),
      "fill+decide",
      r.toFixed(2),
      "+missing",
      m.toFixed(2),
      "audit",
      a.toFixed(1),
    )
  }
}
