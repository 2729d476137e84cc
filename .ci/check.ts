import { spawnSync } from "node:child_process"

/** `pnpm check [NAME…]`: what the sources alone can be held against, one after the other, each told with its time. */
const CHECKS: Readonly<Record<string, string>> = {
  format: "biome format .",
  types: "tsc -b .ci packages/*/tsconfig*.json packages/*/test/tsconfig.json",
  lint: "oxlint --deny-warnings",
  unused: "knip",
  dependencies: "depcruise packages",
}

const timed = (name: string): string => {
  const command = CHECKS[name]
  if (command === undefined) {
    process.exitCode = 2
    return `${name}: there is no such check, only ${Object.keys(CHECKS).join(", ")}`
  }
  console.log(`\n=== ${name}: ${command}`)
  const start = performance.now()
  const { status } = spawnSync(command, { shell: true, stdio: "inherit" })
  if (status !== 0) process.exitCode = 1
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  return `${name.padEnd(14)} ${status === 0 ? "passed" : "FAILED"} ${seconds.padStart(6)} s`
}

const named = process.argv.slice(2)
const report = (named.length > 0 ? named : Object.keys(CHECKS)).map(timed)
console.log(`\n${report.join("\n")}`)
