import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { dataPackage, inFolder, pack, root, run, settle, told } from "./stranger.ts"

/** A TypeScript project that uses every entry, under both kinds of module resolution, libraries checked too. */
const RESOLUTIONS = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
} as const

/** Wrong on purpose where a type has to refuse it. */
const PROGRAM = `
import { announcement, audit, inForce, meta, provision, type InForceAnswer, type Meta } from "@policy-ledger/rules-1688"
import { events, replay } from "@policy-ledger/rules-1688/events"
import manifest from "@policy-ledger/rules-1688/manifest.json" with { type: "json" }
import schema from "@policy-ledger/rules-1688/schema/audit.json" with { type: "json" }
import { sources } from "@policy-ledger/rules-1688/sources"
import { summary } from "@policy-ledger/rules-1688/texts"
import { verify } from "@policy-ledger/rules-1688/verify"

const answer: InForceAnswer = inForce({ on: "2023-06-08", announcedBy: "2023-05-25" })
const root: string = manifest.root
const about: Meta = meta
const verdicts: readonly string[] = audit({}).verdicts.map((verdict) => verdict.provision)
for (const event of events({ after: 9 })) if (event.type === "Effective") console.log(event.rule.title.zh)

const found = provision("shipping-conduct/text")
switch (found.kind) {
  case "provision": console.log(found.versions.length); break
  case "moved": console.log(found.to); break
  case "split": console.log(found.into.length); break
  case "unknown-id": console.log(found.nearest?.length); break
  default: found satisfies never
}
const held = announcement("2023-03-08-refund-response")
if (held.kind === "announcement") console.log(held.reports.length)
const checked = verify()
if (!checked.ok) console.log(checked.firstBad?.revision)

// @ts-expect-error a question needs its date
inForce({})
// @ts-expect-error answers are not to be changed
answer.inForce.length = 0

console.log(root, about.events, verdicts, replay().provisions, schema["title"], sources().length, summary("x")?.zh)
`

/** Compiles one file of the folder and counts the types that the compiler made. */
const typesOf = (folder: string, resolution: object, file: string, skipLibCheck = false): number => {
  const compilerOptions = {
    ...resolution,
    target: "es2023",
    lib: ["es2023", "dom"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck,
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }))
  const said = run(join(root, "node_modules/.bin/tsc"), ["-p", ".", "--extendedDiagnostics"], folder)
  return Number(/Types:\s+(\d+)/.exec(said)?.[1])
}

await inFolder("typescript", async (folder) => {
  settle(folder, [pack(dataPackage, folder)])
  writeFileSync(join(folder, "consumer.ts"), PROGRAM)
  writeFileSync(
    join(folder, "alone.ts"),
    `import { inForce } from "@policy-ledger/rules-1688"\ninForce({ on: "2023-06-08" })\n`,
  )
  writeFileSync(join(folder, "empty.ts"), "export {}\n")
  // oxlint-disable-next-line no-await-in-loop -- one line after the other
  for (const [name, resolution] of Object.entries(RESOLUTIONS))
    await told(`typescript, ${name}`, () => {
      typesOf(folder, resolution, "consumer.ts")
      const added = (skipLibCheck: boolean) =>
        typesOf(folder, resolution, "alone.ts", skipLibCheck) -
        typesOf(folder, resolution, "empty.ts", skipLibCheck)
      return `an import and a question add ${added(true)} types, ${added(false)} where libraries are checked`
    })
})
