import { Schema } from "effect"
import { Cause, beginning, head, withdrawal } from "./event.ts"
import { Edtf, ProvisionId, Words, told } from "./leaf.ts"

const AuthoredEffective = Schema.Struct({
  effective: ProvisionId.pipe(told("a version of this provision begins")),
  ...beginning,
}).annotate({ identifier: "Effective" })

const AuthoredWithdrawn = Schema.Struct({
  withdrawn: ProvisionId.pipe(told("this provision ends without a successor")),
  ...withdrawal,
}).annotate({ identifier: "Withdrawn" })

const AuthoredEvent = Schema.Union([AuthoredEffective, AuthoredWithdrawn])

const Correction = Schema.Struct({
  cause: Cause.pipe(told("our mistake, the source's, or the encoding's")),
  why: Words,
}).annotate({ identifier: "Correction", description: "why this file replaces the reading before it whole" })

/** The file `seeds/<platform>/<id>.yaml`, and `<id>.<n>.yaml` for the n-th reading. */
export const AuthoredAnnouncement = Schema.Struct({
  ...head,
  published: Schema.optionalKey(Schema.NullOr(Edtf)).pipe(
    told("only where the source states it, or an inferred range"),
  ),
  correction: Schema.optionalKey(Correction).pipe(told("only in the file of a second or later reading")),
  events: Schema.NonEmptyArray(AuthoredEvent).pipe(told("what it changes, in order")),
}).annotate({ identifier: "Announcement", title: "An announcement of the ledger" })

export type AuthoredAnnouncement = typeof AuthoredAnnouncement.Type
export type AuthoredEvent = typeof AuthoredEvent.Type
export type AuthoredEffective = typeof AuthoredEffective.Type
export type AuthoredWithdrawn = typeof AuthoredWithdrawn.Type

export const provisionOf = (event: AuthoredEvent): string =>
  "effective" in event ? event.effective : event.withdrawn
