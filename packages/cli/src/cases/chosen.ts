import { nearest, type Platform } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import { caseName } from "./given.ts"
import { CallRefused, type CasesRefused } from "../refusal.ts"
import type { CaseText, ParsedCase } from "./one-case.ts"

/** One case of a text, read. */
export interface ReadCase {
  readonly source: CaseText
  readonly read: Result.Result<ParsedCase, CasesRefused>
}

/** Only so many names that are near are kept, however many cases there are. */
const NEAR_AT_MOST = 3

/** The first case of a name; a refusal names those whose names are near. */
export const chosenCase = (
  file: string,
  cases: Iterable<ReadCase>,
  name: string,
  platform: Platform,
): Effect.Effect<ReadCase, CallRefused> => Effect.suspend(() => find(file, cases, name, platform))

const find = (
  file: string,
  cases: Iterable<ReadCase>,
  name: string,
  platform: Platform,
): Effect.Effect<ReadCase, CallRefused> => {
  let near: readonly string[] = []
  let count = 0
  for (const one of cases) {
    if (Result.isFailure(one.read)) continue
    count += 1
    const own = caseName(one.read.success.json, platform)
    if (own === name) return Effect.succeed(one)
    if (typeof own === "string") near = nearestOf(name, [...near, own])
  }
  const expected = `the ${platform.caseId} of one of the ${count} cases of ${file} that can be read`
  return Effect.fail(new CallRefused({ at: "--case", found: name, expected, ...meant(near) }))
}

const meant = (near: readonly string[]): { readonly nearest?: string } =>
  near.length === 0 ? {} : { nearest: near.join(" or ") }

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
