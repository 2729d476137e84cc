import { Effect } from "effect"
import { CliOutput } from "effect/cli"
import { match } from "ts-pattern"
import { plain } from "../layout/page/paint.ts"
import { paintOn } from "../surroundings/screen.ts"
import { answer, note, Surroundings } from "../surroundings/surroundings.ts"
import { describeUsage } from "./usage.ts"
import { versionText } from "../version.ts"

/** Help and version are answers where they were asked for; a wrong call is told in one line on standard error. */
export const presenterIn = (surroundings: Surroundings["Service"]): CliOutput.Presenter => ({
  present: (event) => Effect.provideService(present(event), Surroundings, surroundings),
})

const present = (event: CliOutput.Presenter.Event): Effect.Effect<void, never, Surroundings> =>
  match(event)
    .with({ _tag: "Help", reason: "Requested" }, ({ helpDoc }) =>
      Effect.flatMap(Surroundings, (around) => {
        const colors = paintOn(around) !== plain
        return answer(`${CliOutput.defaultFormatter({ colors }).formatHelpDoc(helpDoc)}\n`)
      }),
    )
    .with({ _tag: "Help", reason: "Implicit" }, ({ commandPath }) =>
      note(describeUsage({ commandPath, errors: [] })),
    )
    .with({ _tag: "InvalidInvocation" }, (invalid) => note(describeUsage(invalid)))
    .with({ _tag: "Version" }, ({ name, version }) => Effect.flatMap(versionText(name, version), answer))
    .exhaustive()
