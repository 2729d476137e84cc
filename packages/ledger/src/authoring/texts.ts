// What is wrong with the texts of a file: each is there in every language of its platform, and in no other.
import { languagesOf, nearest, type Platform } from "@policy-ledger/rulebook"
import type { Objection } from "./objection.ts"
import type { Path } from "./yaml.ts"

/** A text among values that a schema has accepted: nothing else has English. */
const isText = (value: object): value is { readonly [lang: string]: string } =>
  "en" in value && Object.values(value).every((told) => typeof told === "string")

export const textObjections = (
  value: unknown,
  platform: Pick<Platform, "languages">,
  path: Path = [],
): readonly Objection[] => {
  if (typeof value !== "object" || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, i) => textObjections(item, platform, [...path, i]))
  if (!isText(value))
    return Object.entries(value).flatMap(([key, item]) => textObjections(item, platform, [...path, key]))
  const spoken = languagesOf(platform)
  const missing = spoken.filter((lang) => value[lang] === undefined)
  const others = Object.keys(value).filter((lang) => !spoken.includes(lang))
  return [
    ...others.map(
      (lang): Objection => ({
        reason: "UnknownKey",
        path: [...path, lang],
        part: "key",
        found: `${lang}, a language that the platform does not speak`,
        expected: `${spoken.join(", ")} (languages in the platform's file)`,
        nearest: nearest(lang, missing),
      }),
    ),
    ...missing
      .filter((lang) => !others.some((other) => nearest(other, missing) === lang))
      .map(
        (lang): Objection => ({
          reason: "MissingKey",
          path,
          found: `no key ${lang}`,
          expected: "it to be given: a text stands in each language of the platform",
        }),
      ),
  ]
}
