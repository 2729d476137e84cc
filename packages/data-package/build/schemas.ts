import { answerSchemas, eventSchema, platformSchema } from "@policy-ledger/ledger"
import { editorSchema, ExplainAnswer, Receipt, RunsAnswer } from "@policy-ledger/ledger/schema"
import { languagesOf, type Platform } from "@policy-ledger/rulebook"
import type { CoverageStatement } from "../src/answer.ts"
import type { Manifest, ManifestFile, ManifestYear } from "../src/index.ts"
import * as Codec from "./answer-codecs.ts"
import { caseSchema } from "./case-schema.ts"

const compact = (json: string): string => `${JSON.stringify(JSON.parse(json))}\n`

const text = { type: "string" }
const count = { type: "integer", minimum: 0 }
const digest = { type: "string", pattern: "^sha256:[0-9a-f]{64}$" }

/** An object with just the keys of T; none of them may be left out, so that a T with an optional one does not compile here. */
const whole = <T>(
  properties: {
    readonly [K in keyof T]-?: object extends Pick<T, K> ? never : object
  },
) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

/** In all the languages of the platform. */
const textIn = (platform: Platform) =>
  whole<Record<string, string>>(
    Object.fromEntries(
      languagesOf(platform)
        .toReversed()
        .map((lang) => [lang, text]),
    ),
  )

const manifestSchema = (platform: Platform) => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "The manifest of a data package of a policy ledger",
  ...whole<Manifest>({
    package: text,
    version: text,
    schema: { const: 1 },
    language: count,
    platform: text,
    origin: text,
    dataVersion: text,
    events: count,
    recordedThrough: text,
    root: digest,
    coverage: whole<CoverageStatement>({
      from: text,
      to: text,
      statement: textIn(platform),
    }),
    years: {
      type: "array",
      items: whole<ManifestYear>({
        year: count,
        file: text,
        first: count,
        events: count,
        bytes: count,
        digest,
      }),
    },
    platformDigest: digest,
    files: { type: "array", items: whole<ManifestFile>({ path: text, bytes: count, digest }) },
  }),
})

const OWN = {
  announcements: [Codec.AnnouncementsAnswer, "The answer of announcements()", "every announcement in brief"],
  announcement: [Codec.OneAnnouncementAnswer, "The answer of announcement()", "one, or why there is none"],
  provision: [Codec.ProvisionAnswer, "The answer of provision()", "its versions, or why there are none"],
  decide: [
    Codec.Decision,
    "The answer of decide()",
    "what becomes of a case, and the provisions that apply or may",
  ],
  verify: [Codec.VerifyAnswer, "The answer of verify()", "whether the package is as it was published"],
  "verify-files": [
    Codec.FilesAnswer,
    "The answer of verifyFiles()",
    "whether the files beside the code are as they were published",
  ],
  explain: [
    ExplainAnswer,
    "The answer of explain()",
    "each verdict with its condition as a tree of what was asked",
  ],
  runs: [RunsAnswer, "The answer of runs()", "every provision through time"],
  receipt: [Receipt, "A receipt", "one audit with its evidence, to be checked years later"],
} as const

/** The schemas that a package ships, by file name: events, answers, cases, the platform and the manifest. */
export const packageSchemas = (platform: Platform): ReadonlyMap<string, string> =>
  new Map([
    ["event.json", compact(eventSchema())],
    ["platform.json", compact(platformSchema())],
    ["case.json", `${JSON.stringify(caseSchema(platform))}\n`],
    ["manifest.json", `${JSON.stringify(manifestSchema(platform))}\n`],
    ...[...answerSchemas()].map(([name, schema]): [string, string] => [`${name}.json`, compact(schema)]),
    ...Object.entries(OWN).map(([name, [codec, title, description]]): [string, string] => [
      `${name}.json`,
      compact(editorSchema(codec, title, description)),
    ]),
  ])
