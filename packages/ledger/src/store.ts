/** The stores alone, for who only reads: neither YAML nor a schema is loaded with them. */
export { EventStore, type StoredEvent } from "./event-store.ts"
export { layerMemory } from "./event-store-memory.ts"
export { layerSqlite } from "./event-store-sqlite.ts"
export { BadStoreUrl, type StoreUrl, parseStoreUrl } from "./store-url.ts"
export { edgeOver, metadataOf, rootsOver } from "./tree.ts"
