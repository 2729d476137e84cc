// What a rule or a platform names of the deadlines and waivers of the platform.
import {
  BUILT_IN_DEADLINES,
  BUILT_IN_PAYMENTS,
  BUILT_IN_WAIVERS,
  nearest,
  type PaymentKind,
  type Platform,
} from "@policy-ledger/rulebook"
import { clash, type Objection } from "./objection.ts"
import type { Path } from "./yaml.ts"
import type { Vocabulary } from "./vocabulary.ts"

type Objections = readonly Objection[]
type Named = readonly { readonly id: string }[]

const among = (
  name: string,
  what: string,
  [builtIn, declared]: readonly [readonly string[], Named | undefined],
  path: Path,
): Objections => {
  const names = [...builtIn, ...(declared ?? []).map(({ id }) => id)]
  if (names.includes(name)) return []
  return [
    {
      reason: "NotInList",
      path,
      expected: `${what}: ${names.join(", ")}, or one that the platform declares`,
      nearest: nearest(name, names),
    },
  ]
}

/** Of a deadline that no platform has and this one does not declare. */
export const kindObjections = (kind: string, path: Path, { platform }: Vocabulary): Objections =>
  among(kind, "a deadline", [BUILT_IN_DEADLINES, platform.deadlines], path)

/** Of a kind of payment that this platform does not declare, so that no table has a column for it. */
export const paymentObjections = (kind: PaymentKind, path: Path, { platform }: Vocabulary): Objections =>
  among(kind, "a payment", [BUILT_IN_PAYMENTS, platform.payments?.map((id) => ({ id }))], path)

export const waivedObjections = (waived: string, path: Path, { platform }: Vocabulary): Objections =>
  among(waived, "what can be waived", [BUILT_IN_WAIVERS, platform.waivable], path)

/** A platform declares only what not every platform has. */
export const clashObjections = ({ deadlines = [], waivable = [] }: Platform): Objections =>
  (
    [
      ["deadlines", deadlines, BUILT_IN_DEADLINES],
      ["waivable", waivable, BUILT_IN_WAIVERS],
    ] as const
  ).flatMap(([key, declared, builtIn]) =>
    declared.flatMap(
      ({ id }, i): Objections =>
        // What every object has, `constructor`, names nothing of a platform.
        builtIn.some((one) => one === id) || id in {}
          ? [
              {
                reason: "DuplicateEntry",
                path: [key, i, "id"],
                expected: `a name beside those of every platform, ${builtIn.join(", ")}`,
              },
            ]
          : [],
    ),
  )

/** What opens has nothing that could be done late. */
export const openingObjections = ({ deadlines = [], fulfilments = {} }: Platform): Objections =>
  deadlines
    .filter(({ id, opens }) => opens === true && fulfilments[id] !== undefined)
    .map(({ id }) =>
      clash(
        ["fulfilments", id],
        `the fulfilment of ${id}, which opens`,
        "fulfilments of deadlines that close",
      ),
    )
