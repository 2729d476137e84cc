/** The codecs themselves, for who describes JSON of his own with them: of an event and of what it is made of. */
export { answerSchema } from "./json-schema.ts"
export { LedgerEvent } from "./schema/event.ts"
export {
  AnnouncementId,
  Count,
  Digest,
  Instant,
  matching,
  Positive,
  ProvisionId,
  told,
} from "./schema/leaf.ts"
export { LINTS } from "./check/finding.ts"
