// Why a rule applies, may apply or does not.
import type { Verdict } from "@policy-ledger/rulebook"
import { readable } from "../day/readable.ts"

export const Why = ({ of: { because } }: { readonly of: Verdict }) => (
  <ul class="because">
    {because.map((line) => (
      <li key={line}>{readable(line)}</li>
    ))}
  </ul>
)
