/** A case of Bazaar: facts of one order, refund or claim. What is absent is not known; null says that there was none. */
export interface Case {
  readonly order?: {
    /** 〔order.id〕 / order id */
    readonly id?: string | null | undefined
    /** 〔order.placedAt〕 / order placedAt; ISO 8601 with an offset, or a date alone */
    readonly placedAt?: string | null | undefined
    /** 〔order.paidAt〕 / order paidAt; ISO 8601 with an offset, or a date alone */
    readonly paidAt?: string | null | undefined
    /** 〔order.dueAt〕 / order dueAt; ISO 8601 with an offset, or a date alone */
    readonly dueAt?: string | null | undefined
    /** 〔order.agreedShipBy〕 / order agreedShipBy; ISO 8601 with an offset, or a date alone; presumed that there is none, which "unknown" prevents */
    readonly agreedShipBy?: string | null | undefined
    /** 〔order.shippedAt〕 / order shippedAt; ISO 8601 with an offset, or a date alone */
    readonly shippedAt?: string | null | undefined
    /** 〔order.lane〕 / order lane */
    readonly lane?: "local" | "export" | "pickup" | null | undefined
    /** 〔order.tags〕 / order tags; presumed that there is none, which "unknown" prevents */
    readonly tags?: readonly ("gift" | "fragile" | "bulk" | "swift")[] | "unknown" | null | undefined
    /** 〔order.shipTo〕 / order shipTo; six digits of GB/T 2260 */
    readonly shipTo?: string | null | undefined
    /** 〔order.goods〕 / order goods; a place of the tree goods */
    readonly goods?: "goods" | "food" | "fruit" | "fish" | "tools" | null | undefined
    /** 〔order.groupFormedAt〕 / order groupFormedAt; ISO 8601 with an offset, or a date alone */
    readonly groupFormedAt?: string | null | undefined
    /** 〔order.grouped〕 / order grouped */
    readonly grouped?: boolean | null | undefined
    readonly parts?: readonly {
      /** 〔order.parts[].id〕 / order parts id */
      readonly id?: string | null | undefined
      /** 〔order.parts[].amount〕 / order parts amount; such as "12.35" */
      readonly amount?: string | undefined
    }[] | null | undefined
    readonly pieces?: readonly {
      /** 〔order.pieces[].id〕 / order pieces id */
      readonly id?: string | null | undefined
      /** 〔order.pieces[].price〕 / order pieces price; such as "12.35" */
      readonly price?: string | undefined
      /** 〔order.pieces[].units〕 / order pieces units; a whole number from 0 */
      readonly units?: number | undefined
      /** 〔order.pieces[].kind〕 / order pieces kind */
      readonly kind?: "toy" | "book" | null | undefined
      /** 〔order.pieces[].marks〕 / order pieces marks */
      readonly marks?: readonly ("sale" | "used")[] | null | undefined
      /** 〔order.pieces[].soldAt〕 / order pieces soldAt; ISO 8601 with an offset, or a date alone */
      readonly soldAt?: string | null | undefined
      /** 〔order.pieces[].taxed〕 / order pieces taxed */
      readonly taxed?: boolean | null | undefined
    }[] | null | undefined
    /** 〔order.postage〕 / order postage; such as "12.35" */
    readonly postage?: string | null | undefined
  } | null | undefined
  readonly refund?: {
    /** 〔refund.requestedAt〕 / refund requestedAt; ISO 8601 with an offset, or a date alone */
    readonly requestedAt?: string | null | undefined
    /** 〔refund.amount〕 / refund amount; such as "12.35" */
    readonly amount?: string | null | undefined
  } | null | undefined
  readonly seller?: {
    /** 〔seller.rate〕 / seller rate; from 0 to 1 */
    readonly rate?: number | string | null | undefined
    /** 〔seller.strikes〕 / seller strikes; a whole number from 0 */
    readonly strikes?: number | undefined
    /** 〔seller.lateRate〕（截至 7 天前的 28 天内） / seller lateRate over the last 28 days, ending 7 days before; from 0 to 1 */
    readonly lateRate?: number | string | null | undefined
    /** 〔seller.insured〕 / seller insured */
    readonly insured?: boolean | null | undefined
    /** 〔seller.joinedAt〕 / seller joinedAt; ISO 8601 with an offset, or a date alone */
    readonly joinedAt?: string | null | undefined
    /** 〔seller.renewedAt〕 / seller renewedAt; ISO 8601 with an offset, or a date alone; presumed that there is none, which "unknown" prevents */
    readonly renewedAt?: string | null | undefined
  } | null | undefined
}

/** The facts of a case, by their paths, those too that follow from others. */
export type FactPath =
  | "order.id"
  | "order.placedAt"
  | "order.paidAt"
  | "order.dueAt"
  | "order.agreedShipBy"
  | "order.shippedAt"
  | "order.lane"
  | "order.tags"
  | "order.shipTo"
  | "order.goods"
  | "order.groupFormedAt"
  | "order.grouped"
  | "order.amount"
  | "order.count"
  | "order.parts[].id"
  | "order.parts[].amount"
  | "order.pieces[].id"
  | "order.pieces[].price"
  | "order.pieces[].units"
  | "order.pieces[].kind"
  | "order.pieces[].marks"
  | "order.pieces[].soldAt"
  | "order.pieces[].taxed"
  | "order.postage"
  | "order.pieceTotal"
  | "order.toys"
  | "order.localToys"
  | "order.toyTotal"
  | "order.toyShare"
  | "order.postageRatio"
  | "refund.requestedAt"
  | "refund.amount"
  | "seller.rate"
  | "seller.strikes"
  | "seller.lateRate"
  | "seller.insured"
  | "seller.joinedAt"
  | "seller.renewedAt"

/** The provisions, by their ids of today and of earlier. */
export type ProvisionId =
  | "dispatch/fee"
  | "dispatch/text"
  | "returns/window"

/** The documents, services and reliefs that provisions belong to. */
export type InstrumentId =
  | "dispatch"
  | "returns"

/** The announcements, those too that are known and not encoded. */
export type AnnouncementId =
  | "2022-01-10-fee"
  | "2022-05-05-window"
  | "2023-01-01-fee"
  | "2023-12-31-window-ends"
