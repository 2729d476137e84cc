export { BadConnectionString } from "./connection.ts"
export { type KurrentdbOptions, layerKurrentdb } from "./event-store-kurrentdb.ts"
