// What a file holds, read and audited: one case, or many.
import { Effect, type Result } from "effect"
import { match } from "ts-pattern"
import type { CaseText, ParsedCase } from "../cases/one-case.ts"
import type { CaseReader } from "../cases/reader.ts"
import { type CaseSource, openCases } from "../cases/source.ts"
import type { CasesRefused } from "../refusal.ts"
import type { AuditRequest } from "./audit-request.ts"
import { auditMany, type Many, type ReadText } from "./many.ts"
import { auditOne } from "./one.ts"

type Cases =
  | {
      readonly kind: "one"
      readonly source: CaseText
      readonly read: Result.Result<ParsedCase, CasesRefused>
    }
  | ({ readonly kind: "many" } & Many)

/** Opens what is to be audited. A file of one text is read at once, of many text by text. */
export const readCases = (file: string, reader: CaseReader) =>
  Effect.map(openCases(file, reader.bounds), (opened): Cases => casesOf(opened, reader))

const casesOf = (opened: CaseSource, reader: CaseReader): Cases => {
  if (opened.kind === "many") return { kind: "many", texts: textsOf(opened, reader), size: opened.size }
  const source = { ...opened, line: 1 }
  const { cases, isList } = reader.read(source)
  const [read] = cases
  return isList || read === undefined
    ? { kind: "many", texts: [{ source, cases, read: source.bytes }], size: undefined }
    : { kind: "one", source, read }
}

function* textsOf(
  { file, lines }: CaseSource & { readonly kind: "many" },
  reader: CaseReader,
): Generator<ReadText> {
  for (const { number, text, bytes, read } of lines) {
    if (text?.trim() === "") continue
    const source = { file, line: number, text, bytes }
    yield { source, ...reader.read(source), read }
  }
}

export const auditCases = (request: AuditRequest, cases: Cases, receipt: Parameters<typeof auditOne>[3]) =>
  match(cases)
    .with({ kind: "one" }, ({ source, read }) => auditOne(request, source, read, receipt))
    .with({ kind: "many" }, (many) => auditMany(request, many))
    .exhaustive()
