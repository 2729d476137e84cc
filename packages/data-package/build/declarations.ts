/** The types of the entries that are JSON: written, so that no compiler infers them from the data. */
export const JSON_DECLARATIONS: ReadonlyMap<string, string> = new Map([
  [
    "manifest.d.ts",
    `import type { Manifest } from "./index.js"
declare const manifest: Manifest
export default manifest
`,
  ],
  [
    "schema.d.ts",
    `declare const json: { readonly [key: string]: unknown }
export default json
`,
  ],
])
