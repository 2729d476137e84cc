import type { FactDeclaration, Platform } from "@policy-ledger/rulebook"

/** What a platform declares, by name. */
export interface Vocabulary {
  readonly platform: Platform
  readonly facts: ReadonlyMap<string, FactDeclaration>
  readonly instruments: ReadonlySet<string>
}

export const vocabularyOf = (platform: Platform): Vocabulary => ({
  platform,
  facts: new Map(platform.facts.map((fact) => [fact.path, fact])),
  instruments: new Set(platform.instruments.map(({ id }) => id)),
})
