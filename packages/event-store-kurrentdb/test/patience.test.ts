import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { NotDone } from "../src/call-failure.ts"
import { noAnswer } from "../src/call.ts"
import { RETRY, TIMEOUT } from "../src/patience.ts"

const refused = new NotDone({
  found: "14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 127.0.0.1:2113",
})
const standsStill = noAnswer(TIMEOUT)

/** Asks until a server answers that is back after so many seconds; whether it was waited for. */
const isOutlasted = (seconds: number, call: Effect.Effect<never, NotDone | typeof standsStill>) =>
  Effect.gen(function* () {
    let isBack = false
    const asked = yield* Effect.suspend(() => (isBack ? Effect.succeed(true) : call)).pipe(
      Effect.retry(RETRY),
      Effect.catch(() => Effect.succeed(false)),
      Effect.forkChild,
    )
    yield* TestClock.adjust(`${seconds} seconds`)
    isBack = true
    yield* TestClock.adjust("2 minutes")
    return yield* Fiber.join(asked)
  })

const refusing = Effect.fail(refused)
const silent = Effect.andThen(Effect.sleep(TIMEOUT), Effect.fail(standsStill))

describe("a server is waited for", () => {
  it.effect("while it is started again, which refuses connections for some ten seconds", () =>
    Effect.gen(function* () {
      assert.isTrue(yield* isOutlasted(15, refusing))
    }),
  )

  it.effect("for twenty seconds, then it is off", () =>
    Effect.gen(function* () {
      assert.isFalse(yield* isOutlasted(22, refusing))
    }),
  )

  it.effect("while it stands still, which answers nothing for three quarters of a minute", () =>
    Effect.gen(function* () {
      assert.isTrue(yield* isOutlasted(45, silent))
    }),
  )

  it.effect("for fifty seconds and one call, then it will not answer", () =>
    Effect.gen(function* () {
      assert.isFalse(yield* isOutlasted(62, silent))
    }),
  )
})
