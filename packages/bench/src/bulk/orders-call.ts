// How `bench orders` is called.
import { parseArgs } from "node:util"
import { Data, Result } from "effect"

const MANNERS = ["realistic", "fuzzed", "lines"] as const
export type Manner = (typeof MANNERS)[number]

export interface OrdersCall {
  readonly howMany: number
  readonly file: string
  /** As shops have them, valid and odd, or lines that need not be orders. */
  readonly manner: Manner
  readonly platform: string
}

export class OrdersRefused extends Data.TaggedError("OrdersRefused")<{ readonly message: string }> {}

const refused = (message: string) => Result.fail(new OrdersRefused({ message }))

export const ordersAsked = (args: readonly string[]): Result.Result<OrdersCall, OrdersRefused> =>
  Result.flatMap(
    Result.try({
      try: () =>
        parseArgs({
          args: [...args],
          allowPositionals: true,
          options: {
            manner: { type: "string", default: "realistic" },
            platform: { type: "string", default: "1688" },
          },
        }),
      catch: (error) =>
        new OrdersRefused({ message: error instanceof Error ? error.message : String(error) }),
    }),
    ({ values: { manner: told, platform }, positionals: [count = "no count", file, ...rest] }) => {
      const manner = MANNERS.find((one) => one === told)
      if (manner === undefined)
        return refused(`--manner: found ${told}, expected one of ${MANNERS.join(", ")}`)
      if (!/^[1-9]\d{0,8}$/.test(count)) return refused(`found ${count}, expected how many orders`)
      if (file === undefined || rest.length > 0)
        return refused(
          `found ${file === undefined ? "no file" : rest.join(" ")}, expected a file to write and nothing more`,
        )
      return Result.succeed({ howMany: Number(count), file, manner, platform })
    },
  )
