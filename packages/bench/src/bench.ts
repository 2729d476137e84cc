/** `pnpm bench rules`, `package`, `page`, `stores`, `bulk` or `draft DIR`: each prints its report and keeps it. `orders` writes orders. */
const BENCHMARKS: Readonly<Record<string, () => Promise<unknown>>> = {
  rules: () => import("./rules.ts"),
  package: () => import("./package.ts"),
  page: () => import("./page.ts"),
  sql: () => import("./sql.ts"),
  stores: () => import("./stores.ts"),
  bulk: () => import("./bulk.ts"),
  orders: () => import("./orders.ts"),
  draft: () => import("./draft.ts"),
}

const name = process.argv[2] ?? ""
const benchmark = BENCHMARKS[name]
if (benchmark === undefined) {
  const named = name === "" ? "no benchmark" : name
  console.error(`bench: found ${named}, expected one of ${Object.keys(BENCHMARKS).join(", ")}`)
  process.exitCode = 2
} else await benchmark()
