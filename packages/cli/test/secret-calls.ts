// Calls that hold a password or a private key where it does not belong, and what may be printed of it: nothing.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Call, Ran, Workspace } from "./call.ts"
import { ORDER } from "./cases.ts"

/** A call, and the secret in it. */
export interface SecretCall {
  readonly secret: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Whether it must be refused: what a call of a command makes of it elsewhere is its own affair. */
  readonly isRefused: boolean
}

/** A call of each command that ends by itself. */
export const CALLS: readonly (readonly string[])[] = [
  ["announcements"],
  ["in-force", "--on", "2022-06-10"],
  ["history", "shipping"],
  ["diff", "--from", "2022-01-20", "--to", "2022-06-10"],
  ["upcoming", "--on", "2022-03-05"],
  ["audit", "order.json"],
  ["export", "--format", "csv", "--out", "tables"],
  ["check"],
  ["record", "none.yaml"],
  ["replay"],
  ["follow", "--from", "0"],
  ["backup", "copy.db"],
  ["restore", "none.db"],
  ["rebuild", "--by", "curator"],
  ["keygen", "policy ledger"],
  ["checkpoint"],
  ["prove", "3"],
  ["check-proof", "order.json", "--key", "order.json"],
  ["verify"],
  ["consistency", "3", "5"],
  ["check-receipt", "order.json"],
]

const encodings = (text: string): readonly string[] =>
  [text, `admin:${text}`].flatMap((one) => [
    one,
    encodeURIComponent(one),
    JSON.stringify(one).slice(1, -1),
    Buffer.from(one).toString("base64"),
    Buffer.from(one).toString("base64url"),
  ])

/** Of a password also each of its words: what is shown of a URL may break it anywhere. */
const formsOf = (secret: string): readonly string[] => {
  if (secret.startsWith("PRIVATE+KEY+")) {
    const bare = bareKey(secret)
    return [secret, bare, encodeURIComponent(bare), bare.slice(0, 12)]
  }
  const words = secret.split(/[^a-z]/i).filter((word) => word.length > 2)
  return [...words, secret].flatMap(encodings)
}

const bareKey = (key: string): string => key.split("+").at(-1) ?? ""

/** What is wrong with what a call printed. */
export const leakOf = (
  { secret, isRefused }: SecretCall,
  { status, stdout, stderr }: Ran,
): string | undefined => {
  const printed = formsOf(secret).find((form) => (stdout + stderr).includes(form))
  if (printed !== undefined) return `${JSON.stringify(printed)} is printed: ${stdout}${stderr}`
  return !isRefused || (status === 2 && stdout === "") ? undefined : `it ended with ${status}: ${stdout}`
}

export const runSecret = (bazaar: Workspace, { args, env }: SecretCall): Promise<Ran> => {
  const call: Call = env === undefined ? {} : { env }
  return bazaar.run(args, call)
}

const PASSWORDS = [
  "hunterzebra",
  "hunter:zebra",
  "hunter/zebra",
  "hunter?zebra",
  "hunter#zebra",
  "hunter%zebra",
]
const WITH_AT = [...PASSWORDS, "hunter@zebra", "hunter%40zebra", "vixen@hunter:quilt/mango?jolly#zebra%"]

/** What people write where a store's URL belongs, none of which names a store. */
const forms = (password: string): readonly string[] => [
  `esdb://h@x:${password}@h:2113`,
  `esdb://admin:${password}@h@x:2113`,
  `esdb://admin:${password}@h:port`,
  `esdb://admin:${password}@`,
  `esdb://admin:${password}@?tls=false`,
  `esdb://:${password}@h`,
  `esdb://admin: ${password}@h`,
  ` esdb://admin:${password}@h`,
  `ESDB://admin:${password}@h`,
  `esdb+discover://admin:${password}@h,i:port`,
  `esdb+cluster://admin:${password}@h`,
  `esdb:/admin:${password}@h`,
  `esdb:admin:${password}@h`,
  `esdb//admin:${password}@h`,
  `admin:${password}@h`,
  `//admin:${password}@h`,
  `sqlite://admin:${password}@h`,
  `sqlite:/admin:${password}@h`,
  `sqlite:admin:${password}@h`,
  `memory://admin:${password}@h`,
  `memory:admin:${password}@h`,
  `postgres://admin:${password}@h`,
  `https://admin:${password}@h`,
]

/** The host is forgotten: with an @ in the password nobody could tell. */
const hostless = (password: string): readonly string[] => [
  `esdb://admin:${password}`,
  `esdb://admin:${password}?tls=true`,
  `sqlite://admin:${password}`,
  `admin:${password}`,
]

/** Wherever a store is named, with each URL. */
export const URLS: readonly (readonly [url: string, calls: readonly SecretCall[]])[] = [
  ...WITH_AT.flatMap((password) => forms(password).map((url) => [password, url] as const)),
  ...PASSWORDS.flatMap((password) => hostless(password).map((url) => [password, url] as const)),
].map(([secret, url]) => {
  const all = [
    ["replay", "--store", url],
    ["replay", `--store=${url}`, "--verbose"],
    ["--store", url, "audit", "order.json", "--json"],
    ["migrate", "--from", url, "--to", "memory:"],
    ["migrate", "--from", "memory:", `--to=${url}`, "--verbose"],
  ]
  return [url, all.map((args) => ({ secret, args, env: { DEBUG: "1" }, isRefused: true }))]
})

const URL = "esdb://admin:hunter%zebra@h@x"

/** A URL after `--store`, or in another's place. */
export const withUrl = (call: readonly string[]): readonly SecretCall[] =>
  [
    [...call, "--store", URL],
    [...call, `--store=${URL}`, "--verbose", "--json"],
    [...call, URL],
    [...call, "--", URL],
    [...call, `--${URL}`],
    [...call, `--store${URL}`],
    [...call, `-store=${URL}`],
    [...call, "--stor", URL],
    [...call, `--stor=${URL}`, "--verbose"],
    [...call, "--seeds", URL],
    [...call, `--platform=${URL}`],
    [...call, "--lang", URL],
  ].map((args) => ({ secret: "hunter%zebra", args, isRefused: false }))

/** A URL in a variable of the command. */
export const inVariable = (): readonly SecretCall[] =>
  [...forms("hunterzebra"), "esdb://admin:hunterzebra"].map((url) => ({
    secret: "hunterzebra",
    args: ["replay", "--verbose"],
    env: { POLICY_LEDGER_SEEDS: url },
    isRefused: false,
  }))

/** Writes a case, two private keys and a head that one of them signed; answers the other key. */
export const makeKeys = async (bazaar: Workspace): Promise<string> => {
  bazaar.file("order.json", JSON.stringify(ORDER))
  await bazaar.run(["keygen", "k", "--out", "k.key"])
  await bazaar.run(["keygen", "policy-ledger-bazaar", "--out", "own.key"])
  const { stdout } = await bazaar.run(["checkpoint", "--key", "own.key"])
  bazaar.file("head.txt", stdout)
  return readFileSync(join(bazaar.folder, "k.key"), "utf8").trim()
}

/** A key itself, in the place of a file or of anything else. */
export const withKey = (call: readonly string[], key: string): readonly SecretCall[] =>
  [
    [...call, "--key", key],
    [...call, `--key=${key}`, "--verbose"],
    [...call, key],
    [...call, "--", key],
    [...call, `--${key}`],
    [...call, `-key=${key}`],
    [...call, `--checkpoint=${key}`, "--json"],
    [...call, "--seeds", key],
  ].map((args) => ({ secret: key, args, isRefused: true }))

/** The file of a private key where one of public keys belongs, or another one. */
const KEY_FILES: readonly (readonly [isRefused: boolean, ...call: string[]])[] = [
  [true, "verify", "--checkpoint", "head.txt", "--key", "k.key"],
  [true, "consistency", "3", "head.txt", "--key", "k.key"],
  [true, "check-proof", "head.txt", "--key", "k.key"],
  [false, "verify", "--checkpoint", "k.key", "--key", "own.key.pub"],
  [false, "verify", "--log", "k.key"],
  [false, "consistency", "k.key", "5"],
  [false, "check-proof", "k.key", "--key", "own.key.pub"],
  [false, "check-receipt", "k.key"],
  [false, "check-receipt", "k.key", "--case", "k.key"],
  [false, "audit", "k.key"],
  [false, "audit", "order.json", "--receipt", "r.json", "--checkpoint", "k.key"],
  [false, "record", "k.key"],
  [false, "check", "--released", "k.key"],
  [false, "restore", "k.key"],
]

export const withKeyFile = (key: string): readonly SecretCall[] =>
  KEY_FILES.flatMap(([isRefused, ...call]) =>
    [call, [...call, "--verbose"], [...call, "--json"]].map((args) => ({ secret: key, args, isRefused })),
  )
