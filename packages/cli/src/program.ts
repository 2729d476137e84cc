import { Command } from "effect/cli"
import { announcements } from "./commands/ask/announcements.ts"
import { audit } from "./commands/ask/audit.ts"
import { backup } from "./commands/keep/backup.ts"
import { check } from "./commands/keep/check.ts"
import { checkProof } from "./commands/prove/check-proof.ts"
import { checkReceipt } from "./commands/prove/check-receipt.ts"
import { checkpoint } from "./commands/prove/checkpoint.ts"
import { cite } from "./commands/write/cite.ts"
import { consistency } from "./commands/prove/consistency.ts"
import { draft } from "./commands/write/draft.ts"
import { diff } from "./commands/ask/diff.ts"
import { exportCommand } from "./commands/ask/export.ts"
import { follow } from "./commands/keep/follow.ts"
import { history } from "./commands/ask/history.ts"
import { impact } from "./commands/ask/impact.ts"
import { inForce } from "./commands/ask/in-force.ts"
import { keygen } from "./commands/prove/keygen.ts"
import { migrate } from "./commands/keep/migrate.ts"
import { offsets } from "./commands/keep/offsets.ts"
import { prove } from "./commands/prove/prove.ts"
import { rebuild } from "./commands/keep/rebuild.ts"
import { record } from "./commands/keep/record.ts"
import { replay } from "./commands/keep/replay.ts"
import { restore } from "./commands/keep/restore.ts"
import { upcoming } from "./commands/ask/upcoming.ts"
import { whatIf } from "./commands/ask/what-if.ts"
import { verify } from "./commands/prove/verify.ts"
import { release } from "./release.ts"
import { root } from "./root.ts"

const program = root.pipe(
  Command.withSubcommands([
    {
      group: "Ask",
      commands: [audit, whatIf, inForce, history, diff, upcoming, announcements, exportCommand, impact],
    },
    { group: "Write", commands: [draft, cite, offsets] },
    { group: "Keep", commands: [record, check, replay, follow, migrate, backup, restore, rebuild] },
    { group: "Prove", commands: [verify, checkpoint, prove, checkProof, consistency, keygen, checkReceipt] },
  ]),
)

/** Runs the command with these arguments. */
export const run = Command.runWith(program, { version: release })
