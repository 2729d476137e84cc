import { isZone, offsetsOf } from "@policy-ledger/ledger"
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { layOutOffsets } from "../../layout/keep/offsets.ts"
import { CallRefused } from "../../refusal.ts"
import { reply, root, whole } from "../../root.ts"

const YEARS = [1970, 2100] as const
const FIRST_YEAR = 2010
const LAST_YEAR = 2037

export const offsets = Command.make(
  "offsets",
  {
    zone: Argument.String("zone").pipe(
      Argument.withDescription("Name of the IANA data: America/Los_Angeles"),
    ),
    from: whole("from", "YEAR", "First year", ...YEARS).pipe(Flag.withDefault(FIRST_YEAR)),
    until: whole("until", "YEAR", "Last year", ...YEARS).pipe(Flag.withDefault(LAST_YEAR)),
  },
  Effect.fnUntraced(function* ({ zone, from, until }) {
    const shared = yield* root
    if (!isZone(zone))
      return yield* new CallRefused({
        at: "zone",
        found: zone,
        expected: "a zone of the IANA data, such as Europe/London",
      })
    if (from > until)
      return yield* new CallRefused({
        at: "--until",
        found: `the years ${from} to ${until}`,
        expected: "a last year not before the first",
      })
    yield* reply(
      shared,
      { v: 1 as const, timeZone: zone, offsets: offsetsOf(zone, { from, until }) },
      layOutOffsets,
    )
  }),
).pipe(
  Command.withDescription(
    "The offsets of a time zone by turns, from the zone data of the runtime: what a platform whose clocks change twice a year holds in its file, so that answers depend on no machine.",
  ),
  Command.withShortDescription("The offsets of a zone, for a platform's file"),
  Command.withExamples([
    {
      command: "policy-ledger offsets America/Los_Angeles --from 2019 --until 2030",
      description: "As YAML, to be put into seeds/PLATFORM.yaml",
    },
  ]),
)
