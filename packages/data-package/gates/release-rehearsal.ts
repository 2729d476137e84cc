import { spawnSync } from "node:child_process"
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import { openRegistry, type Registry } from "./loopback-registry.ts"
import { inFolder, root, run, told } from "./stranger.ts"

/**
 * Releases rehearsed for real: a copy of this repository proposes, versions, seals, packs and publishes a release to a
 * registry on loopback, records one more announcement and does it again; strangers install both and ask them.
 */
const NAME = "@policy-ledger/rules-1688"
const PLATFORM = "1688"

const copyRepository = (copy: string): void => {
  const files = run("git", ["ls-files", "-co", "--exclude-standard", "-z"], root).split("\0")
  for (const file of files.filter(
    (path) => path !== "" && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true,
  )) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file), { errorOnExist: false })
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"))
  for (const room of readdirSync(join(root, "packages"))) {
    const links = join(root, "packages", room, "node_modules")
    if (existsSync(links))
      cpSync(links, join(copy, "packages", room, "node_modules"), { recursive: true, verbatimSymlinks: true })
  }
  run("git", ["init", "-q", "-b", "main"], copy)
  commit(copy, "a copy")
}

const commit = (copy: string, message: string): void => {
  run("git", ["add", "-A"], copy)
  run(
    "git",
    ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@localhost", "commit", "-qm", message],
    copy,
  )
}

const SOURCE = ["--conditions=@policy-ledger/source"]
const BUILD = [...SOURCE, "packages/data-package/build/command.ts"]
const RELEASE = [...SOURCE, "packages/data-package/release/command.ts"]

const changeset = (copy: string, registry: Registry, ...args: readonly string[]): string => {
  writeFileSync(join(copy, ".npmrc"), registry.npmrc)
  return run(join(root, "node_modules/.bin/changeset"), args, copy)
}

/** Build, propose, version (which builds anew and seals), pack, and publish exactly what was packed. */
const release = (copy: string, registry: Registry, shelf: string): string => {
  run("node", [...BUILD, PLATFORM], copy)
  run("node", [...RELEASE, "propose", PLATFORM], copy)
  run("node", [...RELEASE, "version", PLATFORM], copy)
  run("node", [...RELEASE, "check", PLATFORM], copy)
  commit(copy, "a release")
  return publish(copy, registry, shelf)
}

interface Plan {
  readonly plan: readonly (readonly { readonly name: string; readonly version: string }[])[]
}

/** Plans, leaves all packages but ours out, packs it and publishes exactly what was packed. */
const publish = (copy: string, registry: Registry, shelf: string): string => {
  const planned = join(shelf, "plan.json")
  changeset(copy, registry, "publish-plan", "--output", planned)
  const whole: Plan = JSON.parse(readFileSync(planned, "utf8"))
  const ours = whole.plan.flat().filter(({ name }) => name === NAME)
  const [one] = ours
  if (one === undefined)
    throw new Error(`publish plan: found no ${NAME}, expected a version that is not published`)
  writeFileSync(planned, JSON.stringify({ ...whole, plan: [ours] }))
  const packed = join(shelf, one.version)
  changeset(copy, registry, "pack", "--from-publish-plan", planned, "--out-dir", packed)
  run("node", [join(root, "packages/data-package/release/publish-packed.ts"), packed], copy)
  return one.version
}

const REHEARSED = `# An announcement that nobody made: only the rehearsal's copy of the log holds it.
title: { zh: 发布演练, en: A rehearsal of a release }
summary: { zh: 演练用，不是平台的公告。, en: "For the rehearsal only, no announcement of the platform." }
standing: announced
published: "2026-11-01"
reported: "2026-11-01"
reports:
  - { source: rehearsal, at: "2026-11-01", headline: null, digest: "sha256:${"0".repeat(64)}", length: 20 }
events:
  - effective: shipping-conduct/rehearsal
    from: "2026-11-02"
    basis: stated
    cite: { report: 1, range: [0, 20] }
    rule:
      title: { zh: 演练条款, en: A rehearsed provision }
      decidedBy: [order.paidAt]
      when: { always: true }
      effects: [{ notice: { zh: 演练, en: A rehearsal } }]
`

/** Records the rehearsal's announcement in the copy's log, as anybody records one. */
const recordOneMore = (copy: string): void => {
  const file = `seeds/${PLATFORM}/2026-11-01-rehearsal.yaml`
  writeFileSync(join(copy, file), REHEARSED)
  run(
    "node",
    ["packages/cli/build/ledger.mjs", "record", file, "--by", "rehearsal", "--store", "memory:"],
    copy,
  )
}

const ASK = `
import { inForce, meta, provision } from "${NAME}"
import { lines } from "${NAME}/events"
import { verify, proveConsistency, checkConsistency, head } from "${NAME}/verify"
const [recordedBy, size] = process.argv.slice(2)
const { recordedBy: _asked, ...answer } = inForce({ on: "2026-11-05", recordedBy: recordedBy ?? meta.recordedThrough })
const older = Number(size ?? meta.events)
checkConsistency(proveConsistency(older), head(older), head())
console.log(JSON.stringify({
  meta, answer, verified: verify().ok, rehearsed: provision("shipping-conduct/rehearsal").kind,
  olderRoot: Buffer.from(head(older).root).toString("hex"), log: [...lines()].map((l) => l.line).slice(0, older).join("\\n"),
}))
`

/** Installs a range from the registry in an empty folder and asks what is installed. */
const stranger = (folder: string, registry: Registry, range: string, ...args: readonly string[]) => {
  mkdirSync(folder)
  writeFileSync(join(folder, "package.json"), `{"private":true,"type":"module"}\n`)
  writeFileSync(join(folder, ".npmrc"), `registry=${registry.url}/\n`)
  writeFileSync(join(folder, "ask.mjs"), ASK)
  run("npm", ["install", "--no-audit", "--no-fund", `${NAME}@${range}`], folder)
  return JSON.parse(run("node", ["ask.mjs", ...args], folder))
}

const expectSame = (what: string, found: unknown, expected: unknown): void => {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(
      `${what}: found ${JSON.stringify(found)?.slice(0, 400)}, expected ${JSON.stringify(expected)?.slice(0, 400)}`,
    )
}

const expectRefused = (copy: string, reason: string): void => {
  const { status, stderr } = spawnSync("node", [...RELEASE, "propose", PLATFORM], {
    cwd: copy,
    encoding: "utf8",
  })
  if (status === 0 || !stderr.includes(reason))
    throw new Error(`release propose (${status}): found ${stderr}, expected ${reason}`)
}

await inFolder("rehearsal", async (folder) => {
  const copy = join(folder, "copy")
  mkdirSync(copy)
  copyRepository(copy)
  const shop = join(folder, "registry")
  mkdirSync(shop)
  let registry: Registry | undefined
  await told("registry on loopback", async () => (registry = await openRegistry(shop)).url)
  if (registry === undefined) return
  const open = registry
  try {
    let [first, second] = ["", ""]
    await told("first release", () => (first = release(copy, open, folder)))
    recordOneMore(copy)
    await told("second release, one more announcement", () => (second = release(copy, open, folder)))
    await told("two strangers", () => {
      const [major, minor] = first.split(".")
      const before = stranger(join(folder, "first"), open, `~${major}.${minor}.0`)
      const after = stranger(
        join(folder, "second"),
        open,
        `^${first}`,
        before.meta.recordedThrough,
        before.meta.events,
      )
      expectSame("~ freezes the facts", before.meta.version, first)
      expectSame("^ follows them", after.meta.version, second)
      expectSame("both verify", [before.verified, after.verified], [true, true])
      expectSame("only the second knows", [before.rehearsed, after.rehearsed], ["unknown-id", "provision"])
      expectSame("the second, as recorded then, answers as the first", after.answer, before.answer)
      expectSame(
        "the second extends the first",
        [`sha256:${after.olderRoot}`, after.log],
        [before.meta.root, before.log],
      )
      return `${before.meta.version} (${before.meta.dataVersion}) and ${after.meta.version} (${after.meta.dataVersion})`
    })
    await told("a log that lost an announcement", () => {
      run("git", ["checkout", "-q", "HEAD~1", "--", `seeds/${PLATFORM}.ndjson`], copy)
      expectRefused(copy, "log-rewritten")
      return "refused"
    })
  } finally {
    await open.close()
  }
})
