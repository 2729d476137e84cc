// @ts-check
const OLDEST = 24

/** Ends the process where Node is older than the command needs. */
export const refuseOldNode = () => {
  const { node } = process.versions
  if (Number(node.split(".")[0]) >= OLDEST) return
  const instead = 'in a clone, "npx -y pnpm@12 ledger" brings it along'
  console.error(`policy-ledger: node: found v${node}, expected v${OLDEST} or later; ${instead}`)
  process.exit(2)
}
