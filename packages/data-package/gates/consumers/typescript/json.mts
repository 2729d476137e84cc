// The entries that are JSON, imported.
import manifest from "@policy-ledger/rules-1688/manifest.json" with { type: "json" }
import schema from "@policy-ledger/rules-1688/schema/audit.json" with { type: "json" }

export const root: string = manifest.root
export const title: unknown = schema["title"]
