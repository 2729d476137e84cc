// The entries that are JSON, required.
import manifest = require("@policy-ledger/rules-1688/manifest.json")
import schema = require("@policy-ledger/rules-1688/schema/audit.json")

export const root: string = manifest.root
export const title: unknown = schema["title"]
