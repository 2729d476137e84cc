import manifest from "../package.json" with { type: "json" }

/** The version of this command. */
export const release: string = manifest.version

/** Who made what is written, as the files say. */
export const madeBy = { package: "@policy-ledger/cli", version: release }
