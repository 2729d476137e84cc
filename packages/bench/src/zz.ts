import { readFileSync } from "node:fs"
import { decodePlatform, readLogUnsafe } from "@policy-ledger/ledger"
import { Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { sliceOf } from "./ledger/published.ts"
import { ROOT } from "./place.ts"
import { edgesOf } from "./bulk/edges.ts"
import { fuzzedOrders } from "./bulk/orders.ts"
for (const id of ["1688", "allegro", "amazon-us", "ebay-uk", "tiktok-cb"]) {
  const platform = Result.getOrThrow(decodePlatform(id, readFileSync(`${ROOT}seeds/${id}.yaml`, "utf8")))
  const { events } = Result.getOrThrow(readLogUnsafe(id, readFileSync(`${ROOT}seeds/${id}.ndjson`, "utf8")))
  const book = Rulebook.of(platform, [sliceOf(platform, events)])
  let n = 0
  const seen = new Map<string, string>()
  const app = new Map<string, Set<string>>()
  for (const o of fuzzedOrders(platform, 99, edgesOf(platform, events))) {
    if (n++ > 6000) break
    try {
      const a = book.audit(o, { explain: true })
      const b = book.audit(o, { brief: true })
      for (const v of a.verdicts) {
        const s = app.get(v.provision) ?? new Set()
        s.add(v.applies)
        app.set(v.provision, s)
      }
      if (JSON.stringify(a.outcome) !== JSON.stringify(b.outcome))
        seen.set("brief differs", JSON.stringify(o))
      JSON.stringify(a)
    } catch (e) {
      const k = String(e).slice(0, 200)
      if (!seen.has(k)) seen.set(k, JSON.stringify(o))
    }
  }
  console.log(
    id,
    n,
    [...seen].slice(0, 5).map((x) => x.join(" :: ").slice(0, 1500)),
  )
  console.log(
    [...app].filter(([, s]) => !s.has("yes")).map(([p]) => p).length,
    "provisions never apply, of",
    app.size,
  )
}
