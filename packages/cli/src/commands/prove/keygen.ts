import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { maybe, reply, root } from "../../root.ts"

export const keygen = Command.make(
  "keygen",
  {
    name: Argument.String("name").pipe(
      Argument.withDescription(
        "The ledger that it vouches for, and no other, without spaces and plus signs: policy-ledger-1688",
      ),
    ),
    out: maybe("out", "FILE", "The private key's file (default: NAME.key); the public key's is FILE.pub"),
  },
  Effect.fnUntraced(function* ({ name, out }) {
    const shared = yield* root
    const { makeKeys } = yield* Effect.promise(() => import("../../proof/keys.ts"))
    const { layOutKeys } = yield* Effect.promise(() => import("../../layout/prove/proof.ts"))
    const answer = yield* makeKeys(name, out ?? `${name.replaceAll("/", "-")}.key`)
    yield* reply(shared, answer, layOutKeys)
  }),
).pipe(
  Command.withDescription(
    "Makes a pair of Ed25519 keys to sign heads with. The private key goes into a file that only you can read and is never printed.",
  ),
  Command.withShortDescription("Make a key to sign the log with"),
  Command.withExamples([
    {
      command: "policy-ledger keygen policy-ledger-1688",
      description: "policy-ledger-1688.key and .key.pub",
    },
  ]),
)
