import { readPublished, sliceOf } from "./src/ledger/published.ts"
import { realisticOrders } from "./src/bulk/orders.ts"
import { Rulebook } from "@policy-ledger/rulebook"
import { compile } from "@policy-ledger/rulebook/program"
const { platform, events } = readPublished()
const book = Rulebook.of(platform, [sliceOf(platform, events)])
const compiled = compile(book)
const N = Number(process.argv[2] ?? 20000)
const cases: any[] = []
const lines: string[] = []
let n = 0
for (const o of realisticOrders(platform, 1)) {
  cases.push(compiled.decode(o))
  lines.push(JSON.stringify(o))
  if (++n >= N) break
}
const row = compiled.row()
const best = (f: () => void) => {
  let b = Infinity
  for (let k = 0; k < 5; k++) {
    const t = process.cpuUsage()
    f()
    const c = process.cpuUsage(t)
    b = Math.min(b, (c.user + c.system) / N)
  }
  return b.toFixed(2)
}
const p = best(() => {
  for (const l of lines) JSON.parse(l)
})
const f = best(() => {
  for (const c of cases) row.fill(c)
})
const r = best(() => {
  for (const c of cases) {
    row.fill(c)
    compiled.decide(row)
  }
})
const m = best(() => {
  for (const c of cases) {
    row.fill(c)
    compiled.missing(row, compiled.decide(row), true)
  }
})
let v = 0
for (const c of cases) {
  row.fill(c)
  v += compiled.decide(row).versions.length
}
console.log(
  "us cpu: parse",
  p,
  "fill",
  f,
  "fill+decide",
  r,
  "+missing",
  m,
  "versions/order",
  v / N,
  "bytes",
  lines.join("").length / N,
)
