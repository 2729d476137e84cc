/** `pnpm bench rules`, `package`, `stores` or `draft DIR`: each prints its report and keeps it. */
const BENCHMARKS: Readonly<Record<string, () => Promise<unknown>>> = {
  rules: () => import("./rules.ts"),
  package: () => import("./package.ts"),
  stores: () => import("./stores.ts"),
  draft: () => import("./draft.ts"),
}

const name = process.argv[2] ?? ""
const benchmark = BENCHMARKS[name]
if (benchmark === undefined) {
  const named = name === "" ? "no benchmark" : name
  console.error(`bench: found ${named}, expected one of ${Object.keys(BENCHMARKS).join(", ")}`)
  process.exitCode = 2
} else await benchmark()
