import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "@effect/vitest"
import { Effect, Layer, Result, Stream } from "effect"
import { EventStore, layerSqlite, quickCheck, verifyStream } from "@policy-ledger/event-store"
import { Ledger } from "../src/ledger.ts"
import { readLogText, verifyLog } from "../src/log-file.ts"
import { temporaryFolder } from "../../event-store/test/folder.ts"
import { MARKET_YAML, announcementYaml, beginning, withdrawal } from "./market.ts"

const KILLS = 20
const EVENTS_EACH = 4

const inFolder = temporaryFolder()
const SCRIPT = fileURLToPath(new URL("process/record.ts", import.meta.url))

/** When to kill: so long after the process acknowledged so many (0: after it is ready). */
interface Moment {
  readonly acknowledged: number
  readonly milliseconds: number
}

/** Kills a process that records these files; what it had acknowledged. */
const killed = async (folder: string, files: readonly string[], at: Moment): Promise<readonly string[]> => {
  const child = spawn(process.execPath, ["-C", "@policy-ledger/source", SCRIPT, folder, ...files], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  let told = ""
  let isDue = false
  child.stdout.on("data", (chunk: Buffer) => {
    told += chunk.toString()
    if (isDue || told.split("\n").length < at.acknowledged + 2) return
    isDue = true
    setTimeout(() => child.kill("SIGKILL"), at.milliseconds)
  })
  await once(child, "close")
  return told.split("\n").slice(1, -1)
}

it.live(
  "a process killed at any instant of recording leaves each announcement wholly there or wholly absent",
  () =>
    Effect.gen(function* () {
      const folder = inFolder("kill")
      mkdirSync(folder)
      writeFileSync(`${folder}/harbour.yaml`, MARKET_YAML)
      const names = Array.from({ length: 400 }, (_, n) => `${folder}/${2000 + n}-crane.yaml`)
      for (const name of names)
        writeFileSync(
          name,
          announcementYaml({
            events: `\n${beginning({ previous: "unheld" })}${withdrawal()}`,
            note: `{ zh: "${name}", en: Note }`,
          }),
        )
      const files = {
        platform: `${folder}/harbour.yaml`,
        log: `${folder}/harbour.ndjson`,
        lock: `${folder}/lock`,
      }
      const path = `${folder}/harbour.db`
      const acknowledged = new Set<string>()
      for (let kill = 0; kill < KILLS; kill++) {
        const rest = names.filter((name) => !acknowledged.has(name))
        // A recording takes some ten milliseconds: the instants fall before, into and after its steps.
        const when = { acknowledged: kill % 3, milliseconds: (kill * 7) % 40 }
        for (const name of yield* Effect.promise(() => killed(folder, rest, when))) acknowledged.add(name)

        const log = Result.getOrThrow(verifyLog(files.log, yield* readLogText(files.log)))
        expect(log.lines.length % EVENTS_EACH).toBe(0)
        const recorded = new Set(log.events.map(({ announcement }) => `${folder}/${announcement}.yaml`))
        expect([...acknowledged].filter((name) => !recorded.has(name))).toEqual([])
        yield* quickCheck(path)
        const stored = yield* Effect.gen(function* () {
          yield* Ledger.open(files)
          const store = yield* EventStore
          yield* verifyStream("policy-ledger-harbour")
          return yield* Stream.runCollect(store.read("policy-ledger-harbour", 0))
        }).pipe(Effect.provide(Layer.fresh(layerSqlite({ path }))))
        expect(stored.map(({ line }) => line)).toEqual(log.lines)
      }
      expect(acknowledged.size).toBeGreaterThan(KILLS / 2)
    }),
  180_000,
)
