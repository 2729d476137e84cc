import { formatMoney, type PaymentKind, placesOf, type Platform } from "@policy-ledger/rulebook"
import { type Field, fieldsOf, fieldTitle, presumedOn, stateOf } from "./fields.ts"
import { BEYOND, isBeyond, type Order } from "./orders-table.ts"
import { MARK } from "./presumed.ts"
import { labelled, listed, type Page, paragraph, say, told } from "../page/page.ts"
import { isToldApart, PAYMENT, STATE } from "../page/terms.ts"

/** Counted while the rows go by. */
export class OrderTotals {
  #orders = 0
  #late = 0
  #beyond = 0
  #presuming = 0
  /** Of payments that are certain, in minor units, by the word for what is not netted with the rest. */
  readonly #paid = new Map<PaymentKind | undefined, bigint>()
  #fields: readonly Field[] = []
  readonly #states = new Map<string, number>()

  add({ answer }: Order): void {
    this.#orders += 1
    if (answer.late !== undefined) this.#late += 1
    if (isBeyond(answer)) this.#beyond += 1
    const fields = fieldsOf(answer)
    this.#fields = fields
    if (fields.some((field) => presumedOn(answer, field).length > 0)) this.#presuming += 1
    for (const field of fields) {
      const key = `${field} ${stateOf(answer, field)}`
      this.#states.set(key, (this.#states.get(key) ?? 0) + 1)
    }
    for (const { amount, kind } of answer.outcome.payments) {
      const apart = isToldApart(kind) ? kind : undefined
      this.#paid.set(apart, (this.#paid.get(apart) ?? 0n) + minorUnits(amount))
    }
  }

  /** How many orders, and of each field how many are in which state. */
  lines(page: Page, platform: Platform): string {
    const { utcOffset, timeZone } = platform
    const orders = say(
      page,
      `共 ${this.#orders} 单`,
      `${this.#orders} ${this.#orders === 1 ? "order" : "orders"}`,
    )
    const late = say(page, `逾期 ${this.#late} 单`, `${this.#late} late`)
    const fields = this.#fields
      .map((field) => this.#ofField(page, field, platform))
      .filter((text) => text !== "")
    return (
      paragraph(page, labelled(page, orders, [late, ...fields].join(say(page, "；", "; "))), {
        style: "bold",
      }) + this.#legend(page, utcOffset ?? timeZone)
    )
  }

  #ofField(page: Page, field: Field, platform: Platform): string {
    const counts = (["set", "open", "unstated"] as const).flatMap((state) => {
      const many = this.#states.get(`${field} ${state}`) ?? 0
      return many === 0 ? [] : [say(page, `${STATE[state].zh} ${many}`, `${many} ${STATE[state].en}`)]
    })
    for (const [kind, paid] of field === "payments" ? this.#paid : [])
      if (paid > 0n) {
        const apart = kind === undefined ? "" : ` ${told(page, PAYMENT[kind])}`
        counts.push(`${formatMoney(paid, placesOf(platform))} ${platform.currency}${apart}`)
      }
    return counts.length === 0
      ? ""
      : `${fieldTitle(page, field, platform).toLowerCase()} ${listed(page, counts)}`
  }

  #legend(page: Page, zone: string): string {
    const said = [
      say(page, `时间均为 ${zone}`, `times ${zone}`),
      say(page, "待定：末列为可补充的事实", "open: the last column says what to tell"),
      say(page, "未收录：账本未收录其时间或金额", "not held: this ledger lacks the time or sum"),
      ...(this.#beyond === 0
        ? []
        : [
            say(
              page,
              `${BEYOND} 超出所读报道的时间范围（${this.#beyond} 单）`,
              `${BEYOND} beyond what was read (${this.#beyond})`,
            ),
          ]),
      ...(this.#presuming === 0
        ? []
        : [
            say(
              page,
              `${MARK} 依据推定（${this.#presuming} 单）`,
              `${MARK} rests on what was presumed (${this.#presuming})`,
            ),
          ]),
    ]
    return paragraph(page, said.join(say(page, "；", "; ")), { style: "dim" })
  }
}

const minorUnits = (amount: string | null): bigint => BigInt((amount ?? "0").replace(".", ""))
