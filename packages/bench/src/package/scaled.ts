import { mkdirSync, writeFileSync } from "node:fs"
import { readPublished } from "../ledger/published.ts"
import { type Shape, syntheticLedger, syntheticPlatform } from "../ledger/synthetic.ts"
import { SEED } from "../measure/size.ts"
import { emptyFolder } from "../place.ts"

const SCALE: Shape = { seed: SEED, provisions: 1500, events: 6000 }

/** Makes a data package of a generated ledger by the very command that makes ours, and answers with its folder. */
export const buildScaled = async (shape: Shape = SCALE): Promise<string> => {
  const root = emptyFolder(`scaled-${shape.provisions}`)
  const published = readPublished()
  const lines = [...syntheticLedger(published, shape)].flatMap((announcement) => announcement.lines)
  mkdirSync(`${root}seeds`)
  writeFileSync(`${root}seeds/synthetic.yaml`, JSON.stringify(syntheticPlatform(published, shape)))
  writeFileSync(`${root}seeds/synthetic.ndjson`, lines.map((line) => `${line}\n`).join(""))
  writeFileSync(`${root}package.json`, "{}")
  const { buildPackage } = await import("../../../data-package/build/index.ts")
  await buildPackage(root, "synthetic")
  return `${root}packages/rules-synthetic`
}
