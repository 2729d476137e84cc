import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { Schedule } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { startSilent } from "./stand-in/silent.ts"
import { append, eventsOf, failure, head } from "./testing.ts"

const silent = await startSilent()
afterAll(() => silent.stop())

const impatient = { timeout: 200, retry: Schedule.upTo(Schedule.spaced("10 millis"), { times: 3 }) }

const urls = [
  `esdb://127.0.0.1:${silent.port}?tls=false`,
  `esdb://127.0.0.1:${silent.port}?tls=true`,
  `esdb://127.0.0.1:${silent.port},127.0.0.1:${silent.port}?tls=true`,
]

describe("a server that takes connections and says nothing", () => {
  it.each(urls)(
    "is given up after the bound, and nothing is left open: %s",
    async (url) => {
      const error = await failure({ url }, head("any"), impatient)
      expect(error._tag).toBe("StoreUnavailable")
      await silent.left()
    },
    30_000,
  )

  it("is asked by another connection when one was given up", async () => {
    const before = silent.taken()
    await failure({ url: urls[0] ?? "" }, head("any"), {
      ...impatient,
      retry: Schedule.upTo(Schedule.spaced("500 millis"), { times: 6 }),
    })
    expect(silent.taken() - before).toBeGreaterThan(1)
  })

  it("was certainly given nothing: what was to be appended is not", async () => {
    const error = await failure(
      { url: urls[1] ?? "" },
      append("any", eventsOf("any"), "no-stream"),
      impatient,
    )
    expect(error._tag).toBe("StoreUnavailable")
  })
})

describe("a process that asked a silent server", () => {
  const ask = (url: string, env: NodeJS.ProcessEnv = {}) =>
    promisify(execFile)(
      process.execPath,
      [
        "--conditions=@policy-ledger/source",
        fileURLToPath(new URL("process/ask.ts", import.meta.url)),
        url,
        "200",
      ],
      { env: { ...process.env, ...env } },
    )

  it.each(urls)(
    "ends by itself, and prints nothing but what it found: %s",
    async (url) => {
      const { stdout, stderr } = await ask(url)
      expect(stdout).toContain("StoreUnavailable")
      expect(stderr).toBe("")
    },
    60_000,
  )

  it.each(["*", "esdb:*", "*,-nothing"])(
    "keeps the password with DEBUG=%s",
    async (DEBUG) => {
      const url = `esdb://admin:s3cret@127.0.0.1:${silent.port}?tls=true`
      const { stdout, stderr } = await ask(url, { DEBUG })
      expect(stdout).toContain("StoreUnavailable")
      expect(stdout + stderr).not.toContain("s3cret")
    },
    60_000,
  )
})
