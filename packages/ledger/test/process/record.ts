// Records announcements one after the other, each acknowledged on standard output: node record.ts FOLDER FILE…
import { Effect } from "effect"
import { layerSqlite } from "@policy-ledger/event-store"
import { Ledger } from "../../src/ledger.ts"

const [folder = "", ...files] = process.argv.slice(2)

const program = Effect.gen(function* () {
  const ledger = yield* Ledger.open({
    platform: `${folder}/harbour.yaml`,
    log: `${folder}/harbour.ndjson`,
    lock: `${folder}/lock`,
  })
  process.stdout.write("ready\n")
  for (const file of files) {
    yield* ledger.record([file], "curator")
    process.stdout.write(`${file}\n`)
  }
})

await Effect.runPromise(program.pipe(Effect.provide(layerSqlite({ path: `${folder}/harbour.db` }))))
