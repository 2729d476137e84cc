// `pnpm bench orders COUNT FILE [--manner realistic|fuzzed|lines] [--platform ID]`: writes orders, one a line.
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs"
import { readLogUnsafe, readPlatform } from "@policy-ledger/ledger"
import type { Platform } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import { type Edges, edgesOf } from "./bulk/edges.ts"
import { fuzzedLines } from "./bulk/lines.ts"
import { fuzzedOrders, realisticOrders } from "./bulk/orders.ts"
import { type Manner, type OrdersCall, ordersAsked, OrdersRefused } from "./bulk/orders-call.ts"
import { SEED } from "./measure/size.ts"
import { ROOT } from "./place.ts"

const CHUNK = 1 << 20
const NEWLINE = new Uint8Array([0x0a])

function* written(orders: Iterable<unknown>): Generator<Uint8Array, void> {
  for (const order of orders) yield Buffer.from(JSON.stringify(order))
}

const LINES: {
  readonly [manner in Manner]: (platform: Platform, edges: Edges) => Iterable<Uint8Array>
} = {
  realistic: (platform) => written(realisticOrders(platform, SEED)),
  fuzzed: (platform, edges) => written(fuzzedOrders(platform, SEED, edges)),
  lines: (platform, edges) => fuzzedLines(platform, SEED, edges),
}

const write = ({ file, howMany }: OrdersCall, lines: Iterable<Uint8Array>): void => {
  const to = openSync(file, "w")
  let chunk: Uint8Array[] = []
  let [size, left] = [0, howMany]
  const flush = () => {
    writeFileSync(to, Buffer.concat(chunk))
    chunk = []
    size = 0
  }
  for (const line of lines) {
    if (left-- === 0) break
    chunk.push(line, NEWLINE)
    size += line.length + 1
    if (size >= CHUNK) flush()
  }
  flush()
  closeSync(to)
}

const drawn = Effect.fnUntraced(function* (call: OrdersCall) {
  const platform = yield* readPlatform(`${ROOT}seeds/${call.platform}.yaml`)
  const log = `${ROOT}seeds/${call.platform}.ndjson`
  const events = existsSync(log)
    ? (yield* Effect.fromResult(readLogUnsafe(log, readFileSync(log, "utf8")))).events
    : []
  const lines = LINES[call.manner](platform, edgesOf(platform, events))
  yield* Effect.try({
    try: () => write(call, lines),
    catch: (error) => new OrdersRefused({ message: error instanceof Error ? error.message : String(error) }),
  })
})

const asked = Effect.fromResult(ordersAsked(process.argv.slice(3))).pipe(Effect.flatMap(drawn))
const answer = await Effect.runPromise(Effect.result(asked))
if (Result.isFailure(answer)) {
  console.error(`bench orders: ${answer.failure.message}`)
  process.exitCode = 2
}
