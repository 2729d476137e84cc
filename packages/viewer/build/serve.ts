// Serves the page on loopback, under the strictest policy that a host can set.
import { dirname } from "node:path"
import { preview, type PreviewServer } from "vite"

/** Nothing from elsewhere, nothing sent elsewhere, no script that is not a file of the page. */
const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; trusted-types 'none'; require-trusted-types-for 'script'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
}

export const servePage = (folder: string, port = 0): Promise<PreviewServer> =>
  preview({
    configFile: false,
    root: dirname(folder),
    base: "./",
    logLevel: "warn",
    build: { outDir: folder },
    preview: { host: "127.0.0.1", port, strictPort: port !== 0, headers: { ...HEADERS } },
  })
