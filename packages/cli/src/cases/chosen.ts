import { nearest, type Platform } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import { caseName } from "./given.ts"
import { CallRefused } from "../refusal.ts"
import { parseCase } from "./one-case.ts"
import type { CaseSource } from "./source.ts"

type One = CaseSource & { readonly kind: "one" }

/** Only so many names that are near are kept, however many cases there are. */
const NEAR_AT_MOST = 3

/** The first case of a name, among many or by itself; a refusal names those whose names are near. */
export const chosenCase = (
  cases: CaseSource,
  name: string,
  platform: Platform,
): Effect.Effect<One, CallRefused> => Effect.suspend(() => find(cases, name, platform))

const find = (cases: CaseSource, name: string, platform: Platform): Effect.Effect<One, CallRefused> => {
  let near: readonly string[] = []
  let read = 0
  for (const one of eachOf(cases)) {
    const parsed = parseCase(one)
    if (Result.isFailure(parsed)) continue
    read += 1
    const own = caseName(parsed.success.json, platform)
    if (own === name) return Effect.succeed(one)
    if (typeof own === "string") near = nearestOf(name, [...near, own])
  }
  const expected = `the ${platform.caseId} of one of the ${read} cases of ${cases.file} that can be read`
  return Effect.fail(new CallRefused({ at: "--case", found: name, expected, ...meant(near) }))
}

const meant = (near: readonly string[]): { readonly nearest?: string } =>
  near.length === 0 ? {} : { nearest: near.join(" or ") }

function* eachOf(cases: CaseSource): Generator<One> {
  if (cases.kind === "one") yield cases
  else
    for (const { number, text, bytes } of cases.lines)
      if (text?.trim() !== "") yield { kind: "one", file: cases.file, line: number, text, bytes }
}

/** The nearest first. */
const nearestOf = (name: string, names: readonly string[]): readonly string[] => {
  const found: string[] = []
  const left = new Set(names)
  for (let next = nearest(name, [...left]); next !== undefined; next = nearest(name, [...left])) {
    found.push(next)
    left.delete(next)
    if (found.length === NEAR_AT_MOST) break
  }
  return found
}
