import { spawn } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { answered, freePort } from "./loopback.ts"
import { run } from "./stranger.ts"

// A registry of our own on loopback, with no way out: what is not published to it, it does not have.

const VERDACCIO = "verdaccio@6.8.0"

/** One of its dependencies asks for a tag that a mirror may not carry; the tag stands for this version's line. */
const OVERRIDES = { "node-fetch": "2.7.0" }

const CONFIG = (folder: string): string => `storage: ${join(folder, "storage")}
auth: { htpasswd: { file: ${join(folder, "htpasswd")} } }
packages: { "**": { access: $all, publish: $authenticated } }
log: { type: stdout, format: json, level: error }
`

export interface Registry {
  readonly url: string
  /** The lines of an npmrc that may publish. */
  readonly npmrc: string
  readonly close: () => Promise<void>
}

const signUp = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/-/user/org.couchdb.user:rehearsal`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "rehearsal", password: "not-a-secret-on-loopback" }),
  })
  const answer: { readonly token?: string } = JSON.parse(await response.text())
  const { token } = answer
  if (token === undefined) throw new Error(`${url}: found ${response.status} and no token, expected one`)
  return token
}

export const openRegistry = async (folder: string): Promise<Registry> => {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, overrides: OVERRIDES }))
  run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", VERDACCIO], folder)
  writeFileSync(join(folder, "config.yaml"), CONFIG(folder))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = spawn(
    join(folder, "node_modules/.bin/verdaccio"),
    ["--config", join(folder, "config.yaml"), "--listen", `127.0.0.1:${port}`],
    { cwd: folder, stdio: "ignore" },
  )
  const ended = new Promise<void>((closed) => server.on("close", () => closed()))
  await answered(`${url}/-/ping`)
  const token = await signUp(url)
  return {
    url,
    npmrc: `registry=${url}/\n//127.0.0.1:${port}/:_authToken=${token}\n`,
    close: () => {
      server.kill()
      return ended
    },
  }
}
