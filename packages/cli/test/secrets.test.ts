import { readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { type Call, type Ran, workspace } from "./command.ts"
import { ORDER } from "./cases.ts"

const bazaar = workspace()
bazaar.file("order.json", JSON.stringify(ORDER))

/** A call of each command that ends by itself. */
const CALLS: readonly (readonly string[])[] = [
  ["announcements"],
  ["in-force", "--on", "2022-06-10"],
  ["history", "shipping"],
  ["diff", "--from", "2022-01-20", "--to", "2022-06-10"],
  ["upcoming", "--on", "2022-03-05"],
  ["audit", "order.json"],
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

/** Fails where a secret, or a word of it, is printed in any form. */
const expectUnsaid = (secret: string, args: readonly string[], { stdout, stderr }: Ran): void => {
  const words = secret.split(/[^a-z]/i).filter((word) => word.length > 2)
  for (const form of [...words, secret].flatMap(encodings))
    expect({ args, printed: stdout + stderr }).not.toEqual({ args, printed: expect.stringContaining(form) })
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

const wrong: readonly (readonly [password: string, url: string])[] = [
  ...WITH_AT.flatMap((password) => forms(password).map((url) => [password, url] as const)),
  ...PASSWORDS.flatMap((password) => hostless(password).map((url) => [password, url] as const)),
]

describe("a password is never printed", () => {
  it.each(wrong)("%s in the URL %s, whatever is wrong with it", async (password, url) => {
    for (const args of [
      ["replay", "--store", url],
      ["replay", `--store=${url}`, "--verbose"],
      ["--store", url, "audit", "order.json", "--json"],
      ["migrate", "--from", url, "--to", "memory:"],
      ["migrate", "--from", "memory:", `--to=${url}`, "--verbose"],
    ]) {
      const ran = await bazaar.run(args, { env: { DEBUG: "1" } })
      expectUnsaid(password, args, ran)
      expect([args, ran.status, ran.stdout]).toEqual([args, 2, ""])
    }
  })

  it.each(CALLS)("by %s, after --store or in another's place", async (...call) => {
    const url = "esdb://admin:hunter%zebra@h@x"
    for (const args of [
      [...call, "--store", url],
      [...call, `--store=${url}`, "--verbose", "--json"],
      [...call, url],
      [...call, "--", url],
      [...call, `--${url}`],
      [...call, `--store${url}`],
      [...call, `-store=${url}`],
      [...call, "--stor", url],
      [...call, `--stor=${url}`, "--verbose"],
      [...call, "--seeds", url],
      [...call, `--platform=${url}`],
      [...call, "--lang", url],
    ])
      expectUnsaid("hunter%zebra", args, await bazaar.run(args))
  })

  it("in a variable of the command", async () => {
    for (const url of [...forms("hunterzebra"), "esdb://admin:hunterzebra"]) {
      const call: Call = { env: { POLICY_LEDGER_SEEDS: url } }
      expectUnsaid("hunterzebra", [url], await bazaar.run(["replay", "--verbose"], call))
    }
  })

  it("with an option that the server's client does not know", async () => {
    const args = ["replay", "--store", "esdb://admin:hunterzebra@h:1?colour=red"]
    const { status, stdout, stderr } = await bazaar.run(args)
    expect(stderr).toMatch(/^store esdb:\/\/h:1: found the option colour, expected one of .*\n$/)
    expect([status, stdout]).toEqual([2, ""])
  })
})

describe("a private key is never printed", () => {
  let key = ""
  beforeAll(async () => {
    await bazaar.run(["keygen", "k", "--out", "k.key"])
    await bazaar.run(["keygen", "policy-ledger-bazaar", "--out", "own.key"])
    key = readFileSync(join(bazaar.folder, "k.key"), "utf8").trim()
    const { stdout } = await bazaar.run(["checkpoint", "--key", "own.key"])
    bazaar.file("head.txt", stdout)
  })
  const secret = (): string => key.split("+").at(-1) ?? ""
  const unsaid = (args: readonly string[], { stdout, stderr }: Ran): void => {
    for (const form of [key, secret(), encodeURIComponent(secret()), secret().slice(0, 12)])
      expect({ args, printed: stdout + stderr }).not.toEqual({ args, printed: expect.stringContaining(form) })
  }

  it.each(CALLS)("that %s is given in the place of a file or of anything else", async (...call) => {
    for (const args of [
      [...call, "--key", key],
      [...call, `--key=${key}`, "--verbose"],
      [...call, key],
      [...call, "--", key],
      [...call, `--${key}`],
      [...call, `-key=${key}`],
      [...call, `--checkpoint=${key}`, "--json"],
      [...call, "--seeds", key],
    ]) {
      const ran = await bazaar.run(args)
      unsaid(args, ran)
      expect([args, ran.status, ran.stdout]).toEqual([args, 2, ""])
      expect(ran.stderr).toMatch(/^[\w-]+: found a private key itself, expected the name of its file; .*\n$/)
    }
  })

  it("in a variable of the command", async () => {
    const ran = await bazaar.run(["replay"], { env: { POLICY_LEDGER_SEEDS: key } })
    unsaid([], ran)
    expect(ran.stderr).toMatch(/^POLICY_LEDGER_SEEDS: found a private key itself/)
  })

  it.each([
    ["verify", "--checkpoint", "head.txt", "--key", "k.key"],
    ["consistency", "3", "head.txt", "--key", "k.key"],
    ["check-proof", "head.txt", "--key", "k.key"],
  ])("of a file that %s is given for one of public keys", async (...call) => {
    for (const args of [call, [...call, "--verbose"], [...call, "--json"]]) {
      const ran = await bazaar.run(args)
      unsaid(args, ran)
      expect([ran.status, ran.stdout]).toEqual([2, ""])
    }
  })

  it("is named where public keys are wanted", async () => {
    const { stderr } = await bazaar.run(["verify", "--checkpoint", "head.txt", "--key", "k.key"])
    expect(stderr).toMatch(/^k\.key: found a private key, expected public keys, .*\.pub file\)\n$/)
  })

  it.each([
    ["verify", "--checkpoint", "k.key", "--key", "own.key.pub"],
    ["verify", "--log", "k.key"],
    ["consistency", "k.key", "5"],
    ["check-proof", "k.key", "--key", "own.key.pub"],
    ["check-receipt", "k.key"],
    ["check-receipt", "k.key", "--case", "k.key"],
    ["audit", "k.key"],
    ["audit", "order.json", "--receipt", "r.json", "--checkpoint", "k.key"],
    ["record", "k.key"],
    ["check", "--released", "k.key"],
    ["restore", "k.key"],
  ])("of a file that %s is given for another", async (...call) => {
    for (const args of [call, [...call, "--verbose"], [...call, "--json"]])
      unsaid(args, await bazaar.run(args))
  })
})
