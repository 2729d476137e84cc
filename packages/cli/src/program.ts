import { Command } from "effect/cli"
import { announcements } from "./commands/announcements.ts"
import { audit } from "./commands/audit.ts"
import { backup } from "./commands/backup.ts"
import { check } from "./commands/check.ts"
import { checkProof } from "./commands/check-proof.ts"
import { checkReceipt } from "./commands/check-receipt.ts"
import { checkpoint } from "./commands/checkpoint.ts"
import { consistency } from "./commands/consistency.ts"
import { diff } from "./commands/diff.ts"
import { follow } from "./commands/follow.ts"
import { history } from "./commands/history.ts"
import { inForce } from "./commands/in-force.ts"
import { keygen } from "./commands/keygen.ts"
import { migrate } from "./commands/migrate.ts"
import { prove } from "./commands/prove.ts"
import { rebuild } from "./commands/rebuild.ts"
import { record } from "./commands/record.ts"
import { replay } from "./commands/replay.ts"
import { restore } from "./commands/restore.ts"
import { upcoming } from "./commands/upcoming.ts"
import { verify } from "./commands/verify.ts"
import { release } from "./release.ts"
import { root } from "./root.ts"

const program = root.pipe(
  Command.withSubcommands([
    { group: "Ask", commands: [audit, inForce, history, diff, upcoming, announcements] },
    { group: "Keep", commands: [record, check, replay, follow, migrate, backup, restore, rebuild] },
    { group: "Prove", commands: [verify, checkpoint, prove, checkProof, consistency, keygen, checkReceipt] },
  ]),
)

/** Runs the command with these arguments. */
export const run = Command.runWith(program, { version: release })
