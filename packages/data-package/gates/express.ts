import { spawn } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inConsumers } from "./consumer.ts"
import { answered, freePort } from "./loopback.ts"
import { root, told } from "./stranger.ts"

/** The server of `docs/recipes.md`, as it stands there, with the packed data package and Express: started, and asked. */
const FILE = "server.mjs"

const recipe = (): string => {
  const [, code] = readFileSync(join(root, "docs/recipes.md"), "utf8").split(`\`\`\`js\n// ${FILE}\n`)
  const [text] = code?.split("```") ?? []
  if (text === undefined)
    throw new Error(`docs/recipes.md: found no ${FILE}, expected it in a block of its own`)
  return text
}

const order = {
  id: "A-1",
  market: "1688",
  paidAt: "2022-09-02T15:59:59+08:00",
  badges: ["same-day-shipping"],
}

const audit = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
})

/** What is asked, and what is to stand in the answer. */
const ASKED: readonly (readonly [path: string, init: RequestInit, status: number, says: string])[] = [
  ["/rules?on=2023-06-08", {}, 200, '"announcement":"2023-05-31-shipping-conduct"'],
  ["/rules?on=yesterday", {}, 400, "QuestionError"],
  ["/audit", audit({ order }), 200, '"shipBy":"2022-09-03T00:00:00+08:00"'],
  ["/audit?announcedBy=2022-01-01", audit({ order }), 200, '"announcedBy":"2022-01-01'],
  ["/audit", audit({ ordr: order }), 400, "did you mean order?"],
]

const ask = async (url: string): Promise<string> => {
  for (const [path, init, status, says] of ASKED) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const response = await fetch(`${url}${path}`, init)
    // oxlint-disable-next-line no-await-in-loop -- its answer
    const text = await response.text()
    if (response.status !== status || !text.includes(says))
      throw new Error(
        `${path}: found ${response.status} ${text.slice(0, 400)}, expected ${status} with ${says}`,
      )
  }
  return `${ASKED.length} answers as expected`
}

await inConsumers(["express"], async (at) => {
  const folder = join(at, "express")
  writeFileSync(join(folder, FILE), recipe())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = spawn("node", [FILE], {
    cwd: folder,
    env: { ...process.env, PORT: `${port}` },
    stdio: "ignore",
  })
  const ended = new Promise((closed) => server.on("close", closed))
  try {
    await answered(`${url}/rules?on=2023-06-08`)
    await told("express", () => ask(url))
  } finally {
    server.kill()
    await ended
  }
})
