// How `bench draft` is called.
import { statSync } from "node:fs"
import { parseArgs } from "node:util"
import { Data, Result } from "effect"

export interface DraftCall {
  /** Of saved pages. */
  readonly folder: string
  /** Whose announcements the drafts are held against. */
  readonly platform: string
  /** How the pages are cut: a profile of seeds/sites, or plain; else as each is recognised. */
  readonly site: string | undefined
}

export class CallRefused extends Data.TaggedError("CallRefused")<{ readonly message: string }> {}

export const askedOf = (args: readonly string[]): Result.Result<DraftCall, CallRefused> =>
  Result.flatMap(
    Result.try({
      try: () =>
        parseArgs({
          args: [...args],
          allowPositionals: true,
          options: { site: { type: "string" }, platform: { type: "string", default: "1688" } },
        }),
      catch: (error) => new CallRefused({ message: error instanceof Error ? error.message : String(error) }),
    }),
    ({ values: { site, platform }, positionals: [folder] }) =>
      folder !== undefined && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
        ? Result.succeed({ folder, platform, site })
        : Result.fail(
            new CallRefused({
              message: `found ${folder ?? "no folder"}, expected a folder of saved pages`,
            }),
          ),
  )
