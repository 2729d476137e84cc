import { nearest, type AnnouncementsAnswer } from "@policy-ledger/rulebook"
import { Effect, Option } from "effect"
import { Argument, Command } from "effect/cli"
import { layOutAnnouncement, layOutAnnouncements } from "../../layout/ask/announcements.ts"
import { openLedger } from "../../ledger/open.ts"
import { ask, asOfFlags } from "../../question.ts"
import { CallRefused } from "../../refusal.ts"
import { given, reply, root } from "../../root.ts"
import { visibleIn } from "../../surroundings/visible.ts"

export const announcements = Command.make(
  "announcements",
  {
    id: Argument.String("id").pipe(
      Argument.withDescription("Only this announcement, with all that is recorded of it"),
      Argument.optional,
    ),
    recordedBy: asOfFlags.recordedBy,
  },
  Effect.fnUntraced(function* ({ id, recordedBy }) {
    const shared = yield* root
    const { rulebook } = yield* openLedger(shared)
    const all = yield* ask(() => rulebook.announcements(given({ recordedBy })))
    if (Option.isNone(id)) return yield* reply(shared, all, layOutAnnouncements)
    const one = yield* find(all, id.value)
    yield* reply(shared, { ...all, announcements: [one] }, (page) => layOutAnnouncement(page, visibleIn(one)))
  }),
).pipe(
  Command.withDescription(
    "Every announcement that the ledger holds, or one of them with its reports and events.",
  ),
  Command.withShortDescription("What the platform announced"),
  Command.withExamples([
    { command: "policy-ledger announcements", description: "All of them" },
    {
      command: "policy-ledger announcements 2023-02-14-delayed-shipment-filing",
      description: "One of them in full",
    },
  ]),
)

const find = ({ announcements: all }: AnnouncementsAnswer, id: string) => {
  const one = all.find((announcement) => announcement.id === id)
  if (one !== undefined) return Effect.succeed(one)
  const ids = all.map((announcement) => announcement.id)
  const expected = "the id of an announcement of the ledger"
  return Effect.fail(new CallRefused({ at: "id", found: id, expected, nearest: nearest(id, ids) }))
}
