// @ts-check
// Ends the process where Node is older than the command needs. Nothing newer than Node 12 may stand here.
const OLDEST = 24

if (Number(process.versions.node.split(".")[0]) < OLDEST) {
  console.error(
    `policy-ledger: node: found v${process.versions.node}, expected v${OLDEST} or later; in a clone, "npx -y pnpm@12 ledger" brings it along`,
  )
  process.exit(2)
}
