// The answer of `announcements`: what was made public, and the reports in which we read it.
import type { AnnouncementId, Edtf, InstrumentId, ProvisionId, Standing } from "../language/event.ts"
import type { Text } from "../values/text.ts"
import type { AsOfAnswer, UndatedCoverage } from "./as-of.ts"

export interface ReportAnswer {
  readonly source: string
  readonly at: string | null
  readonly headline: string | null
  readonly digest: string
  /** The digest is that of a part of the text: no more of it was kept. */
  readonly excerpt?: true
  readonly note?: Text
}

export interface BasisAnswer {
  readonly basis: "stated" | "inferred"
  readonly why?: string
}

export interface EventAnswer extends BasisAnswer {
  readonly type: "Published" | "Effective" | "Superseded" | "Withdrawn" | "Corrected"
  readonly instrument: InstrumentId
  readonly provision: ProvisionId
  readonly standing?: Standing
  readonly from: Edtf
  readonly fromTime?: string
  readonly until: Edtf | null
  readonly untilTime?: string
  readonly expected: boolean
  /** Of single fields, where it is another: by the way to the field in the event. */
  readonly grounds?: { readonly [field: string]: BasisAnswer }
}

export interface AnnouncementAnswer {
  readonly id: AnnouncementId
  readonly standing: Standing
  readonly title: Text
  readonly summary: Text
  readonly published: Edtf | null
  readonly reported: Edtf | null
  readonly reports: readonly ReportAnswer[]
  readonly events: readonly EventAnswer[]
  readonly note?: Text
}

export interface AnnouncementsAnswer extends Pick<AsOfAnswer, "recordedBy"> {
  readonly v: 1
  readonly coverage: UndatedCoverage
  readonly announcements: readonly AnnouncementAnswer[]
}
