import { storeContract } from "@policy-ledger/event-store/contract"
import { afterAll, vi } from "vitest"
import { BorrowedServer } from "./borrowed-server.ts"
import { serverRules } from "./server-rules.ts"
import { Node } from "./stand-in/node.ts"
import { twoConnections } from "./two-connections.ts"

/** A real server, where there is one: `KURRENTDB_URL=esdb://… pnpm test:kurrentdb`. */
const real = process.env["KURRENTDB_URL"] ?? ""

vi.setConfig({ testTimeout: real === "" ? 20_000 : 120_000, hookTimeout: 120_000 })

const standIn = await Node.start()
afterAll(() => standIn.stop())

const servers = [await BorrowedServer.at(standIn.url, { name: "the stand-in for KurrentDB" })]
if (real !== "") servers.unshift(await BorrowedServer.at(real, { journal: process.env["KURRENTDB_STREAMS"] }))

for (const server of servers) {
  serverRules(server)
  storeContract(server.name, server.layer)
  twoConnections(server)
  afterAll(async () => console.log(await server.giveBack()))
}
