import { readPublished } from "./ledger/published.ts"
import { readCases } from "./ledger/questions.ts"
import { progress, publish } from "./report/publish.ts"
import { inProcessTables } from "./rules/in-process.ts"
import { largeLedger } from "./rules/million.ts"
import { wholeProcess } from "./rules/whole-process.ts"

const cases = readCases()
progress("whole processes")
const whole = wholeProcess(cases)
progress("in process")
const inside = await inProcessTables(readPublished(), cases)
const large = largeLedger()

publish({
  name: "rules",
  title: "Rules: the command and the Rulebook",
  skipped: typeof whole === "string" ? [whole] : [],
  versions: {},
  tables: [...(typeof whole === "string" ? [] : [whole]), ...inside, ...large],
})
