// What a file holds, read and audited: one case, or many.
import type { Platform } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import { match } from "ts-pattern"
import { chosenCase, type ReadCase } from "../cases/chosen.ts"
import type { CaseReader } from "../cases/reader.ts"
import type { Line } from "../cases/line.ts"
import { type CaseSource, openCases } from "../cases/source.ts"
import type { CallRefused } from "../refusal.ts"
import type { AuditRequest } from "./audit-request.ts"
import { auditMany, type Many, type ReadText } from "./many.ts"
import { auditOne } from "./one.ts"

type One = { readonly kind: "one" } & ReadCase
type Cases = One | ({ readonly kind: "many" } & Many)

/** Opens what is to be audited. A file of one text is read at once, of many text by text. */
export const readCases = (file: string, reader: CaseReader) =>
  Effect.map(openCases(file, reader.bounds), (opened): Cases => casesOf(opened, reader))

const casesOf = (opened: CaseSource, reader: CaseReader): Cases => {
  const { file } = opened
  if (opened.kind === "many") return { kind: "many", file, texts: textsOf(opened, reader), size: opened.size }
  const { kind: _kind, ...source } = opened
  const { cases, isList } = reader.read(source)
  const [read] = cases
  return isList || read === undefined
    ? { kind: "many", file, texts: [{ source, cases, read: source.bytes }], size: undefined }
    : { kind: "one", source, read }
}

export function* textsOf(
  { file, lines }: { readonly file: string; readonly lines: Iterable<Line> },
  reader: CaseReader,
): Generator<ReadText> {
  for (const { number, text, bytes, read } of lines) {
    if (text?.trim() === "") continue
    const source = { file, line: number, text, bytes }
    yield { source, ...reader.read(source), read }
  }
}

/** The first case of a name, as if it stood alone. */
export const oneOf = (cases: Cases, name: string, platform: Platform): Effect.Effect<One, CallRefused> =>
  Effect.map(
    chosenCase(cases.kind === "one" ? cases.source.file : cases.file, eachOf(cases), name, platform),
    (chosen) => ({ kind: "one", ...chosen }),
  )

function* eachOf(cases: Cases): Generator<ReadCase> {
  if (cases.kind === "one") yield cases
  else for (const { source, cases: all } of cases.texts) for (const read of all) yield { source, read }
}

export const auditCases = (request: AuditRequest, cases: Cases, receipt: Parameters<typeof auditOne>[3]) =>
  match(cases)
    .with({ kind: "one" }, ({ source, read }) => auditOne(request, source, read, receipt))
    .with({ kind: "many" }, (many) => auditMany(request, many))
    .exhaustive()
