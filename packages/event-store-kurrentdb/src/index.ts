export { BadConnectionString } from "./connection-string.ts"
export { type KurrentdbOptions, layerKurrentdb } from "./event-store-kurrentdb.ts"
