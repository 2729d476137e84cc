import { Effect } from "effect"
import { CliOutput } from "effect/cli"
import { match } from "ts-pattern"
import { plain } from "./layout/paint.ts"
import { answer, note, paintFor } from "./screen.ts"
import { describeUsage } from "./usage.ts"
import { versionText } from "./version.ts"

/** Help and version are answers where they were asked for; a wrong call is told in one line on standard error. */
export const presenter: CliOutput.Presenter = {
  present: (event) =>
    match(event)
      .with({ _tag: "Help", reason: "Requested" }, ({ helpDoc }) =>
        Effect.sync(() => {
          const colors = paintFor(process.env) !== plain
          answer(`${CliOutput.defaultFormatter({ colors }).formatHelpDoc(helpDoc)}\n`)
        }),
      )
      .with({ _tag: "Help", reason: "Implicit" }, ({ commandPath }) =>
        Effect.sync(() => note(describeUsage({ commandPath, errors: [] }))),
      )
      .with({ _tag: "InvalidInvocation" }, (invalid) => Effect.sync(() => note(describeUsage(invalid))))
      .with({ _tag: "Version" }, ({ name, version }) => Effect.map(versionText(name, version), answer))
      .exhaustive(),
}
