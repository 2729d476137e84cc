/** A case, whatever the platform's facts are. */
export interface Case {
  readonly [group: string]: unknown
}

export type FactPath = string
export type ProvisionId = string
export type InstrumentId = string
export type AnnouncementId = string
