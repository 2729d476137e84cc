import { CallRefused } from "../refusal.ts"

/** A private key itself, as keygen writes it or in PEM. */
const PRIVATE_KEY = /PRIVATE\+KEY\+|PRIVATE KEY-----/

/** A server's URL, or anything with `user:password@` in it but a path on a Windows drive. */
const WITH_USER = /(?:esdb|kurrent(?:db)?)(?:\+[a-z]*)?:|^(?![a-z]:[\\/])[^]*:[^]*@/i

/** Before the name of a file, which may have an @ in it. */
const PACKAGE = /^package:/

const FLAG = /^--[a-z][a-z-]*(?==)/

/** A text of the call or of our own variables, and what it is the value of. */
interface Given {
  readonly at: string
  readonly text: string
}

const givenIn = (args: readonly string[], env: NodeJS.ProcessEnv): readonly Given[] => [
  ...args.map((arg, i) => {
    const flag = FLAG.exec(arg)?.[0]
    if (flag !== undefined) return { at: flag, text: arg.slice(flag.length + 1) }
    const before = args[i - 1] ?? ""
    return { at: /^--[a-z][a-z-]*$/.test(before) ? before : "policy-ledger", text: arg }
  }),
  ...Object.entries(env).flatMap(([at, text]) =>
    at.startsWith("POLICY_LEDGER_") && text !== undefined ? [{ at, text }] : [],
  ),
]

/** A key belongs in a file: from here on it would be in answers, errors and the shell's own history. */
export const keyRefused = (args: readonly string[], env: NodeJS.ProcessEnv): CallRefused | undefined => {
  const found = givenIn(args, env).find(({ text }) => PRIVATE_KEY.test(text))
  return found === undefined
    ? undefined
    : new CallRefused({
        at: found.at,
        found: "a private key itself",
        expected: "the name of its file; who reads the shell's history has this key now",
      })
}

const storeFlags = (args: readonly string[]): readonly string[] =>
  args.includes("migrate") ? ["--store", "--from", "--to"] : ["--store"]

const storeUrls = (args: readonly string[]): readonly string[] =>
  givenIn(args, {}).flatMap(({ at, text }) => (storeFlags(args).includes(at) ? [text] : []))

/** Only stores are named by URLs that may hold a password; anything else would be quoted by answers and errors. */
export const urlRefused = (args: readonly string[], env: NodeJS.ProcessEnv): CallRefused | undefined => {
  const flags = storeFlags(args)
  const found = givenIn(args, env).find(
    ({ at, text }) => !flags.includes(at) && WITH_USER.test(text.replace(PACKAGE, "")),
  )
  return found === undefined
    ? undefined
    : new CallRefused({
        at: found.at,
        found: "what may be a URL with a password",
        expected: `one only after ${flags.join(", ")}`,
      })
}

/** The shortest text that is taken for a password wherever it stands. */
const SHORTEST = 4

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The passwords of a URL in every form in which a message could show them. */
const passwordsIn = (url: string): readonly string[] => {
  const user = /^[a-z+]*:\/*([^]*)@/i.exec(url)?.[1]
  const password = user === undefined ? undefined : /:([^]*)$/.exec(user)?.[1]
  if (user === undefined || password === undefined) return []
  const plain = decoded(password)
  const inBase64 = [password, plain, decoded(user)].map((text) => Buffer.from(text).toString("base64"))
  return [password, plain, encodeURIComponent(plain), ...inBase64].filter(({ length }) => length >= SHORTEST)
}

/** Takes the passwords of a call out of a message. */
export const withoutPasswords = (args: readonly string[]): ((line: string) => string) => {
  const passwords = storeUrls(args).flatMap(passwordsIn)
  return (line) => passwords.reduce((told, password) => told.replaceAll(password, "…"), line)
}
