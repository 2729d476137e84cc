import { languagesOf, type Platform } from "@policy-ledger/rulebook"
import { packageName } from "./package-json.ts"

const NAMES = new Intl.DisplayNames("en", { type: "language" })

const namesOf = (all: readonly string[]): string =>
  new Intl.ListFormat("en").format(all.map((one) => NAMES.of(one) ?? one))

/** What a new data package says of itself, until somebody writes more. */
export const readmeOf = (platform: Platform): string => {
  const { id, title, coverage, disclaimer } = platform
  return `# ${packageName(id)}

The rules of ${title.en}, as they were announced: which were in force on a day, as known by another, and on whose word.

    npm install ${packageName(id)}

> **Coverage.** ${coverage.statement.en.trim()} **Not legal advice.** ${disclaimer.en.trim()}

\`\`\`ts
import { audit, inForce, meta } from "${packageName(id)}"

inForce({ on: "${coverage.to}" })
inForce({ on: "${coverage.to}", announcedBy: "${coverage.from}", recordedBy: meta.recordedThrough })
\`\`\`

| entry | what it holds |
|---|---|
| \`.\` | \`inForce\`, \`audit\`, \`decodeCase\`, \`history\`, \`diff\`, \`upcoming\`, \`provision\`, \`announcement\`, \`announcements\`, \`ruleAt\`, \`platform\`, \`Rulebook\`, \`meta\` |
| \`./events\` | the log: \`events\`, \`lines\`, \`replay\`, \`ledger\`, \`ledgerOf\` |
| \`./texts\` | summaries and notes in ${namesOf(languagesOf(platform))} |
| \`./verify\` | \`verify\`, \`verifyFiles\`, \`proveInclusion\`, \`proveConsistency\`, \`makeReceipt\`, \`readReceipt\`, \`checkReceipt\` |
| \`./decide\`, \`./decide/presumed\` | \`decide\`: what becomes of a case, as \`audit\` decides it and without its reasons; with nothing presumed, and with all that can be |
| \`./sources\` | reports with their digests, and the passages that events cite |
| \`./explain\` | \`explain\`: why each verdict is what it is, as a tree of what was asked |
| \`./runs\` | \`runs\`: every provision through time, with the instants at which anything changes |
| \`./what-if\` | \`whatIf\`: what becomes of a case as one of its facts varies |
| \`./events/<year>.ndjson\`, \`./schema/*.json\`, \`./manifest.json\`, \`./datapackage.json\` | for other languages and tools |

\`verify()\` holds the package's code and data together; \`verifyFiles(read)\` reads the files beside them (\`.ndjson\`, schemas,
\`manifest.json\`) through your own reader, in Node or a browser, and names the first one that is not as published:

\`\`\`ts
const at = import.meta.resolve("${packageName(id)}/package.json")
await verifyFiles((path) => readFile(new URL(path, at))) // readFile of node:fs/promises; in a browser, fetch
\`\`\`

No dependencies; Node 20.19 or later, imported or required, and browsers from 2023 on (Chrome and Edge 111, Firefox 119, Safari
16.4); the code is under MIT, the recorded facts under CC BY 4.0.
`
}
