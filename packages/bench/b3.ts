import { readPublished, sliceOf } from "./src/ledger/published.ts"
import { realisticOrders } from "./src/bulk/orders.ts"
import { Rulebook } from "@policy-ledger/rulebook"
import { compile } from "@policy-ledger/rulebook/program"
import { Resolution } from "../rulebook/src/audit/effects.ts"
const { platform, events } = readPublished()
const book = Rulebook.of(platform, [sliceOf(platform, events)])
const compiled = compile(book)
const count = new Map<string, number>()
const orig = Resolution.prototype.done
Resolution.prototype.done = function (of: any, items: any) {
  const k = JSON.stringify(of).slice(0, 150) + " items " + items
  count.set(k, (count.get(k) ?? 0) + 1)
  return orig.call(this, of, items)
}
const row = compiled.row()
let n = 0
let ver = 0,
  touched = 0
for (const o of realisticOrders(platform, 1)) {
  row.fill(compiled.decode(o))
  ver += compiled.decide(row).versions.length
  if (++n >= 5000) break
}
console.log([...count].sort((a, b) => b[1] - a[1]).slice(0, 20), ver / n)
