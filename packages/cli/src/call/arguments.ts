import { CallRefused } from "../refusal.ts"
import { keyRefused, urlRefused } from "./secrets.ts"

/** Up to `--`, after which nothing is an option. */
const optionsOf = (args: readonly string[]): readonly string[] => {
  const end = args.indexOf("--")
  return end < 0 ? args : args.slice(0, end)
}

/** `-checkpoint`, which would be read as eleven options of a letter each; a negative number is none. */
const ONE_DASH = /^-(?=[a-z])([a-z][\w-]+|[a-z](?==))/i

const oneDash = (args: readonly string[]): CallRefused | undefined => {
  const word = optionsOf(args).flatMap((arg) => ONE_DASH.exec(arg)?.[1] ?? [])[0]
  return word === undefined
    ? undefined
    : new CallRefused({
        at: "policy-ledger",
        found: `-${word}, with one dash`,
        expected: word.length === 1 ? `a flag with two dashes` : `two: --${word}`,
      })
}

const FLAG = /^--(no-)?([a-z][a-z-]*)/

/** Of two that differ one would be passed over. */
const twice = (args: readonly string[]): CallRefused | undefined => {
  const names = optionsOf(args).flatMap((arg) => FLAG.exec(arg)?.[2] ?? [])
  const repeated = names.find((name, i) => names.indexOf(name) < i)
  return repeated === undefined
    ? undefined
    : new CallRefused({ at: `--${repeated}`, found: "it twice", expected: "it once" })
}

/** As a shell leaves it of a variable that is not set. */
const empty = (args: readonly string[]): CallRefused | undefined => {
  const i = args.findIndex((arg) => arg === "" || /^--[a-z-]+=$/.test(arg))
  if (i < 0) return undefined
  const arg = args[i] === "" ? args[i - 1] : args[i]
  const at = /^--[a-z-]+/.exec(arg ?? "")?.[0] ?? "policy-ledger"
  return new CallRefused({ at, found: "an empty text", expected: "a value" })
}

/** What is wrong with a call before it is known which command it is of; keys and passwords first, that nothing quotes them. */
export const argumentsRefused = (args: readonly string[], env: NodeJS.ProcessEnv): CallRefused | undefined =>
  keyRefused(args, env) ?? oneDash(args) ?? urlRefused(args, env) ?? twice(args) ?? empty(args)
