import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { copyRepository } from "./copy.ts"
import { openRegistry, type Registry } from "./loopback-registry.ts"
import { inFolder, root, run, told } from "./stranger.ts"

/**
 * Releases rehearsed for real: a copy of this repository proposes, versions, seals, packs and publishes a release to a
 * registry on loopback, records one more announcement and does it again; strangers install both and ask them. What takes
 * over the version and what publishes is the workflow's own text; both are shown to refuse what they should.
 */
const NAME = "@policy-ledger/rules-1688"
const PLATFORM = "1688"

const commit = (copy: string, message: string): void => {
  run("git", ["add", "-A"], copy)
  run(
    "git",
    [
      "-c",
      "user.name=rehearsal",
      "-c",
      "user.email=rehearsal@localhost",
      "commit",
      "--allow-empty",
      "-qm",
      message,
    ],
    copy,
  )
}

const SOURCE = ["--conditions=@policy-ledger/source"]
const BUILD = [...SOURCE, "packages/data-package/build/command.ts"]
const RELEASE = [...SOURCE, "packages/data-package/release/command.ts"]

/** What a step of the release workflow runs. */
const step = (name: string): string => {
  const workflow = readFileSync(join(root, ".github/workflows/release.yml"), "utf8")
  const [, after] = workflow.split(` name: ${name}\n`)
  const lines = after?.split(/^        run: \|\n/m)[1]?.split("\n") ?? []
  const end = lines.findIndex((line) => line !== "" && !line.startsWith(" ".repeat(10)))
  const text = lines.slice(0, end < 0 ? lines.length : end).join("\n")
  if (text.trim() === "")
    throw new Error(`release.yml: found no step "${name}", expected one with a text to run`)
  return text
}

const TAKE_OVER = step("Take over versions, changelogs and sealed releases, and nothing else")
const TAG = step("Tag each version that has no tag; a tag that stands is never moved")
const PUBLISH = step("Publish what both builds agree on")

const bash = (text: string, cwd: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync("bash", ["-c", text], { cwd, encoding: "utf8", env: { ...process.env, ...env } })

type Ran = ReturnType<typeof bash>

const expectDone = ({ status, stdout, stderr }: Ran): void => {
  if (status !== 0) throw new Error(`the workflow's step failed (${status})\n${stdout}${stderr}`)
}

const expectNotDone = (what: string, { status, stdout, stderr }: Ran, why: string): void => {
  if (status === 0 || !`${stdout}${stderr}`.includes(why))
    throw new Error(`${what} (${status}): found ${stdout}${stderr}, expected ${why}`)
}

/** A clone as the workflow checks it out. */
const checkout = (copy: string, folder: string): string => {
  rmSync(folder, { recursive: true, force: true })
  run("git", ["clone", "-q", copy, folder], copy)
  return folder
}

/** Hands what differs from the last commit over to a clone, as the workflow does. */
const handOver = (copy: string, clone: string): Ran => {
  mkdirSync(join(clone, "handed-over"))
  const patch = join(clone, "handed-over/version.patch")
  expectDone(bash(`git add -A && git diff --cached --binary HEAD >"$PATCH"`, copy, { PATCH: patch }))
  return bash(TAKE_OVER, clone)
}

/** What a dependency could slip in while the version is made. */
const expectOnlyVersions = (copy: string, folder: string): void => {
  const manifest = join(copy, "packages/tlog/package.json")
  const before = readFileSync(manifest, "utf8")
  writeFileSync(manifest, before.replace('"sideEffects": false', '"sideEffects": true'))
  expectNotDone("another package.json", handOver(copy, checkout(copy, folder)), "differ")
  writeFileSync(manifest, before)
  const foreign = join(copy, "packages/tlog/src/slipped-in.ts")
  writeFileSync(foreign, "export {}\n")
  expectNotDone(
    "a file slipped in",
    handOver(copy, checkout(copy, folder)),
    "refused: A 100644 packages/tlog/src",
  )
  rmSync(foreign)
}

/** Build, propose, version (which builds anew and seals), hand over, pack, and publish exactly what was packed. */
const release = (copy: string, registry: Registry, shelf: string): string => {
  run("node", [...BUILD, PLATFORM], copy)
  run("node", [...RELEASE, "propose", PLATFORM], copy)
  commit(copy, "a proposal")
  run("node", [...RELEASE, "version", PLATFORM], copy)
  run("node", [...RELEASE, "check", PLATFORM], copy)
  const takesOver = join(shelf, "takes-over")
  expectOnlyVersions(copy, takesOver)
  expectDone(handOver(copy, checkout(copy, takesOver)))
  commit(copy, "a release")
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(copy, `packages/rules-${PLATFORM}/package.json`), "utf8"),
  )
  publish(copy, registry, join(shelf, version), version)
  return version
}

/** Publishes by the workflow's own text, after it refused what two builds must not differ in. */
const publish = (copy: string, registry: Registry, folder: string, version: string): void => {
  expectDone(bash(TAG, checkout(copy, `${folder}-tags`), { GITHUB_OUTPUT: "/dev/null" }))
  const clone = checkout(copy, folder)
  const [one, other] = [join(clone, "one"), join(clone, "other")]
  run("sh", [".ci/tarballs", one], copy)
  cpSync(one, other, { recursive: true })
  const npmrc = join(clone, ".git/npmrc")
  writeFileSync(npmrc, registry.npmrc)
  const env = { NPM_CONFIG_USERCONFIG: npmrc, COMMIT: run("git", ["rev-parse", "HEAD"], clone) }
  const ran = (more: Readonly<Record<string, string>> = {}): Ran => bash(PUBLISH, clone, { ...env, ...more })
  expectNotDone("a tag that was moved", ran({ COMMIT: "0".repeat(40) }), "the tag was moved")
  writeFileSync(join(other, "SHA256SUMS"), "")
  expectNotDone("two builds that differ", ran(), "SHA256SUMS")
  cpSync(one, other, { recursive: true })
  const log = join(clone, `seeds/${PLATFORM}.ndjson`)
  const before = readFileSync(log)
  writeFileSync(log, "another log\n")
  expectNotDone("another log than the tag's", ran(), "differ")
  writeFileSync(log, before)
  const tag = `refs/tags/${NAME}@${version}`
  run("git", ["update-ref", tag, "HEAD~1"], clone)
  expectNotDone("a version tagged at another commit", ran(), "is a tag of another commit")
  run("git", ["update-ref", tag, "HEAD"], clone)
  expectDone(ran())
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
  run("git", ["init", "-q", "-b", "main"], copy)
  commit(copy, "a copy")
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
      run("git", ["checkout", "-q", "HEAD~2", "--", `seeds/${PLATFORM}.ndjson`], copy)
      expectRefused(copy, "log-rewritten")
      return "refused"
    })
  } finally {
    await open.close()
  }
})
