// A rule where it stands apart from its instrument: of many the title alone does not tell which.
import type { RuleInForce } from "@policy-ledger/rulebook"
import { linkTo } from "../place/stand.ts"
import { told } from "../words/words.ts"
import { declaredInstrument } from "./instruments.ts"

export const RuleLink = ({
  rule: { instrument: id, provision, title },
}: {
  readonly rule: Pick<RuleInForce, "instrument" | "provision" | "title">
}) => {
  const instrument = declaredInstrument(id)
  const [own, of] = [told(title), instrument === undefined ? "" : told(instrument.title)]
  return (
    <>
      <a href={linkTo({ view: "instrument", id, provision })}>{own}</a>
      {own.includes(of) ? null : (
        <>
          {" "}
          <small class="of">{of}</small>
        </>
      )}
    </>
  )
}
