/** The codecs themselves, for who describes JSON of his own with them: of an event and of what it is made of. */
export { answerSchema, editorSchema } from "./json-schema.ts"
export {
  AnnouncementAnswer,
  AnnouncementsAnswer,
  AuditAnswer,
  EventAnswer,
  HistoryAnswer,
  ImpactAnswer,
  ReportAnswer,
} from "./answer.ts"
export { LedgerEvent } from "./event.ts"
export {
  AnnouncementId,
  Count,
  Digest,
  Instant,
  matching,
  Positive,
  ProvisionId,
  Text,
  told,
} from "./leaf.ts"
export { DatedOffsets } from "./platform.ts"
export { ExplainAnswer } from "./explain.ts"
export { Receipt } from "./receipt.ts"
export { RunsAnswer } from "./runs.ts"
