import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { NO_STREAM, jsonEvent } from "@eventstore/db-client"
import { expect, it } from "vitest"
import { BorrowedServer } from "./borrowed-server.ts"
import { denied } from "./stand-in/faults.ts"
import type { Node } from "./stand-in/node.ts"
import { startNode } from "./testing.ts"

const node = await startNode()

const whatIsThere = ({ database }: Node) =>
  database.streams().filter((stream) => !stream.startsWith("$$") && database.visible(stream) !== undefined)

it("a stream that cannot be deleted is named, and keeps none of the others from it", async () => {
  const server = await BorrowedServer.at(node.url)
  const streams = ["a", "b", "c"].map((name) => server.stream(name))
  for (const stream of streams)
    await server.client.appendToStream(stream, jsonEvent({ type: "Event", data: {} }), {
      expectedRevision: NO_STREAM,
    })
  node.faults.plan("delete", { kind: "slow", millis: 0 }, denied)
  await expect(server.giveBack()).rejects.toThrow(`not deleted: ${streams[1]} (7 PERMISSION_DENIED`)
  expect(whatIsThere(node)).toEqual([streams[1]])
  node.database.delete(streams[1] ?? "")
})

// It starts a test run of its own, which has to be stopped in the midst of it, on however busy a machine.
it("a run of the command that is stopped leaves nothing on the server", { timeout: 180_000 }, async () => {
  const root = fileURLToPath(new URL("../../..", import.meta.url))
  const hasWritten = new Promise<void>((resolve) => {
    const forget = node.database.onWrite(() => {
      forget()
      resolve()
    })
  })
  const command = spawn(process.execPath, ["packages/event-store-kurrentdb/scripts/test-kurrentdb.ts"], {
    cwd: root,
    stdio: "ignore",
    env: {
      ...process.env,
      KURRENTDB_URL: node.url,
      PATH: `${root}/node_modules/.bin:${process.env["PATH"]}`,
    },
  })
  const exited = once(command, "exit")
  expect(await Promise.race([hasWritten, exited])).toBeUndefined()
  command.kill("SIGTERM")
  expect(await exited).toEqual([1, null])
  expect(node.database.streams().some((stream) => stream.startsWith("policy-ledger-test-"))).toBe(true)
  expect(whatIsThere(node)).toEqual([])
})
