import { languagesOf, type Lang, type Platform } from "@policy-ledger/rulebook"
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import type { Page } from "./layout/page/page.ts"
import { columnsOf, paintOn } from "./surroundings/screen.ts"
import { answer, answerIsNo, Surroundings } from "./surroundings/surroundings.ts"
import { visibleIn } from "./surroundings/visible.ts"

/** A flag that need not be given. */
export const maybe = (name: string, metavar: string, description: string) =>
  Flag.String(name).pipe(
    Flag.withDescription(description),
    Flag.withMetavar(metavar),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  )

const WHOLE = /^(?:0|[1-9]\d*)$/

/** A flag of a whole number, both ends of its range inclusive: what is none is told the range. */
export const whole = (name: string, metavar: string, description: string, from: number, to = Infinity) =>
  Flag.String(name).pipe(
    Flag.withDescription(description),
    Flag.withMetavar(metavar),
    Flag.filterMap(
      (text) =>
        WHOLE.test(text) && Number(text) >= from && Number(text) <= to
          ? Option.some(Number(text))
          : Option.none(),
      () => `a whole number from ${from}${to === Infinity ? "" : ` to ${to}`}`,
    ),
  )

/** A flag that is off unless it is given. */
export const onOff = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withDescription(description), Flag.withDefault(false))

/** Only the keys that were given. */
export const given = <const T extends object>(
  flags: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the flags
  Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** The command itself, with the flags that every subcommand takes. */
export const root = Command.make("policy-ledger").pipe(
  Command.withDescription("Which marketplace rules were in force, when, and on whose word."),
  Command.withSharedFlags({
    json: onOff("json", "Print the answer as JSON"),
    lang: maybe(
      "lang",
      "LANG",
      "Language of the answer, one of the platform's, such as zh or en (default: the terminal's)",
    ),
    store: maybe(
      "store",
      "URL",
      "Event store: sqlite:PATH, memory: or esdb://HOST:PORT (default: sqlite:.ledger/PLATFORM.db)",
    ),
    seeds: maybe("seeds", "DIR", "Folder of the platform file and its log (default: the nearest seeds/)"),
    platform: maybe(
      "platform",
      "ID",
      "Marketplace to ask about (default: 1688, or the only one in the folder)",
    ),
    verbose: onOff("verbose", "Show where an unexpected error happened"),
  }),
)

export type SharedFlags = Effect.Success<typeof root>

/** POSIX: the first of these that is set decides. */
const langOf = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Lang => {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== "")
  return locale?.toLowerCase().startsWith("zh") === true ? "zh" : "en"
}

const langFor = ({ lang }: SharedFlags): Effect.Effect<Lang, never, Surroundings> =>
  Effect.map(Surroundings, ({ env }) => lang ?? langOf(env))

/** In which language a platform is asked: a terminal's that it does not speak is none of its faults. */
export const langOn = (shared: SharedFlags, platform: Platform): Effect.Effect<Lang, never, Surroundings> =>
  Effect.map(langFor(shared), (lang) =>
    shared.lang !== undefined || languagesOf(platform).includes(lang) ? lang : "en",
  )

export const pageFor = (shared: SharedFlags): Effect.Effect<Page, never, Surroundings> =>
  Effect.zipWith(langFor(shared), Surroundings, (lang, around) => ({
    lang,
    width: columnsOf(around),
    paint: paintOn(around),
  }))

/** Prints an answer: as JSON, or laid out for a person, who is shown its control characters. */
export const reply = <A>(
  shared: SharedFlags,
  json: A,
  layOut: (page: Page, shown: A) => string,
): Effect.Effect<void, never, Surroundings> =>
  shared.json
    ? answer(`${JSON.stringify(json, null, 2)}\n`)
    : Effect.flatMap(pageFor(shared), (page) => answer(layOut(page, visibleIn(json))))

/** The same of an answer to a yes/no question. The status stands before a reader can leave. */
export const replyYesOrNo = <A>(
  shared: SharedFlags,
  isYes: boolean,
  json: A,
  layOut: (page: Page, shown: A) => string,
): Effect.Effect<void, never, Surroundings> =>
  Effect.andThen(isYes ? Effect.void : answerIsNo, reply(shared, json, layOut))
