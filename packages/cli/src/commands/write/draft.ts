import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { layOutDraft } from "../../layout/write/draft.ts"
import { layOutRest } from "../../layout/write/rest.ts"
import { findSeeds } from "../../ledger/seeds.ts"
import { CallRefused } from "../../refusal.ts"
import { maybe, onOff, reply, root } from "../../root.ts"

export const draft = Command.make(
  "draft",
  {
    page: Argument.String("page").pipe(
      Argument.withDescription("Saved page, as text or HTML; - is standard input"),
    ),
    out: maybe(
      "out",
      "DIR",
      "Write a file for each report that is not recorded yet, instead of printing them",
    ),
    site: maybe(
      "site",
      "ID",
      "How the page is cut: a profile of seeds/sites, or plain (default: as it is recognised)",
    ),
    rest: onOff("rest", "Only show the sentences of the page that no event cites; never kept anywhere"),
  },
  Effect.fnUntraced(function* ({ page, out, site, rest }) {
    const shared = yield* root
    if (rest && (shared.json || out !== undefined)) {
      const found = shared.json ? "--json beside --rest" : "--out beside --rest"
      return yield* new CallRefused({
        at: "--rest",
        found,
        expected: "it alone: the page's words are not to be kept",
      })
    }
    const seeds = yield* findSeeds(shared)
    const { draftFrom, restFrom } = yield* Effect.promise(() => import("../../ledger/draft.ts"))
    if (rest) return yield* reply(shared, yield* restFrom(seeds, { page, site }), layOutRest)
    return yield* reply(shared, yield* draftFrom(seeds, { page, site, out }), layOutDraft)
  }),
).pipe(
  Command.withDescription(
    "Takes a saved page apart into its reports, finds dates, times, sums, shares and spans in them, and makes of each a YAML skeleton with what it proposes, where in the report it stands, and TODO where a person decides. record refuses a file with a TODO in it.",
  ),
  Command.withShortDescription("From a saved page to a proposed announcement"),
  Command.withExamples([
    { command: "policy-ledger draft page.html --out seeds/1688", description: "A file for each new report" },
    { command: "policy-ledger draft page.txt --rest", description: "What of it no event cites" },
  ]),
)
