import { storeContract } from "@policy-ledger/ledger/store-contract"
import { afterAll } from "vitest"
import { layerKurrentdb } from "../src/index.ts"
import { Node } from "./stand-in/node.ts"

const node = await Node.start()
afterAll(() => node.stop())

storeContract("KurrentDB's protocol", layerKurrentdb({ url: node.url }))
