import { existsSync } from "node:fs"
import { measureOwn, type Own, ownTable } from "./package/own.ts"
import { measureAll, sizeTable, timeTable } from "./package/peers.ts"
import { buildScaled } from "./package/scaled.ts"
import { Bench, ours, PEERS } from "./package/subjects.ts"
import { ROOT } from "./place.ts"
import { progress, publish } from "./report/publish.ts"

const bench = new Bench()
const skipped: string[] = []
/** The packages of ours that are there: their folder, and a provision to ask for. */
const own: { readonly folder: string; readonly name: string; readonly provision: string }[] = []

const published = `${ROOT}packages/rules-1688`
if (existsSync(`${published}/dist/index.js`))
  own.push({ folder: published, name: "@policy-ledger/rules-1688", provision: "shipping-conduct/text" })
else skipped.push("rules-1688 (it is not built: pnpm build)")

try {
  progress("a package at scale")
  const folder = await buildScaled()
  own.push({ folder, name: "@policy-ledger/rules-synthetic", provision: "synthetic-0/rule-0" })
} catch (error) {
  skipped.push(
    `a package at scale (${error instanceof Error ? error.message.split("\n")[0] : String(error)})`,
  )
}
for (const { folder, name } of own) bench.link(name, folder)

const subjects = [...own.map(({ name, provision }) => ours(name, provision)), ...PEERS]
const measured = await measureAll(bench, subjects)
const owned: readonly Own[] = own.flatMap(({ folder, name, provision }) =>
  measured.filter(({ subject }) => subject.name === name).map((one) => measureOwn(one, folder, provision)),
)

publish({
  name: "package",
  title: "The data package beside others",
  skipped,
  versions: Object.fromEntries(subjects.map((subject) => [subject.name, bench.version(subject)])),
  tables: [...(owned.length === 0 ? [] : [ownTable(owned)]), sizeTable(measured), timeTable(measured)],
})
