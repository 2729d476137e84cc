/**
 * The types of the entries that are JSON: written, so that no compiler infers them from the data. As CommonJS
 * declarations, since that is how both Node and bundlers see JSON: one value, imported as the default.
 */
export const JSON_DECLARATIONS: ReadonlyMap<string, string> = new Map([
  [
    "manifest.d.cts",
    `import type { Manifest } from "./index.cjs"
declare const manifest: Manifest
export = manifest
`,
  ],
  [
    "json.d.cts",
    `declare const json: { readonly [key: string]: unknown }
export = json
`,
  ],
])
