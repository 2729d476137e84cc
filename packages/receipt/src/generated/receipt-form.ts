// Written by `pnpm generate` from packages/ledger/src/schema/receipt.ts: what is changed here is lost.
import * as form from "../form.ts"

const Presumption = form.oneOf("commencement", "continuance", "unchanged", "conditions")

const Text = form.localized

const CaseCoverage = form.struct({
  from: form.text,
  to: form.text,
  date: form.maybe(form.oneOf("inside", "before", "after")),
  held: form.maybe(form.oneOf("nothing")),
  statement: Text,
  disclaimer: Text,
})

const Kleene = form.oneOf("yes", "no", "unknown")

const CivilDuration = form.byKey(
  ["minutes", form.struct({
    minutes: form.count,
  })],
  ["hours", form.struct({
    hours: form.count,
  })],
  ["days", form.struct({
    days: form.count,
  })],
  ["months", form.struct({
    months: form.count,
  })],
  ["years", form.struct({
    years: form.count,
  })],
  ["workdays", form.struct({
    workdays: form.count,
    in: form.text,
  })],
)

const ResolvedEffect = form.byKind(
  [["ship-by", "respond-by", "auto-receipt"], form.struct({
    kind: form.oneOf("ship-by", "respond-by", "auto-receipt"),
    at: form.nullable(form.text),
    candidates: form.maybe(form.list(form.text)),
    onSilence: form.maybe(form.oneOf("consents")),
    items: form.maybe(form.list(form.text)),
  })],
  [["compensation", "penalty", "fee", "credit"], form.struct({
    kind: form.oneOf("compensation", "penalty", "fee", "credit"),
    amount: form.nullable(form.text),
    candidates: form.maybe(form.list(form.text)),
    unstated: form.maybe(Text),
    from: form.maybe(form.oneOf("merchant", "buyer", "platform")),
    to: form.maybe(form.oneOf("merchant", "buyer", "platform")),
    by: form.maybe(form.oneOf("automatic", "discretion")),
    open: form.maybe(form.oneOf(true)),
    items: form.maybe(form.list(form.text)),
  })],
  [["deadline"], form.struct({
    kind: form.oneOf("deadline"),
    deadline: form.text,
    at: form.nullable(form.text),
    candidates: form.maybe(form.list(form.text)),
    onSilence: form.maybe(form.oneOf("consents")),
  })],
  [["refund"], form.struct({
    kind: form.oneOf("refund"),
    refund: form.oneOf("instant", "auto-agreed"),
    by: form.maybe(form.oneOf("automatic", "discretion")),
    open: form.maybe(form.oneOf(true)),
    items: form.maybe(form.list(form.text)),
  })],
  [["cap"], form.struct({
    kind: form.oneOf("cap"),
    amount: form.text,
    per: form.oneOf("order", "sub-order"),
    of: Text,
    items: form.maybe(form.list(form.text)),
  })],
  [["waive"], form.struct({
    kind: form.oneOf("waive"),
    waives: form.list(form.text),
    by: form.maybe(form.oneOf("automatic", "discretion")),
    open: form.maybe(form.oneOf(true)),
    items: form.maybe(form.list(form.text)),
  })],
  [["pause"], form.struct({
    kind: form.oneOf("pause"),
    clock: form.oneOf("ship-by"),
    at: form.text,
    items: form.maybe(form.list(form.text)),
  })],
  [["extend"], form.struct({
    kind: form.oneOf("extend"),
    deadline: form.text,
    by: CivilDuration,
  })],
  [["calendar"], form.struct({
    kind: form.oneOf("calendar"),
    calendar: form.text,
    free: form.list(form.text),
    working: form.list(form.text),
  })],
  [["sanction"], form.struct({
    kind: form.oneOf("sanction"),
    measures: form.list(Text),
    points: form.maybe(form.text),
    by: form.maybe(form.oneOf("automatic", "discretion")),
    open: form.maybe(form.oneOf(true)),
    items: form.maybe(form.list(form.text)),
  })],
  [["offer"], form.struct({
    kind: form.oneOf("offer"),
    what: Text,
    by: form.maybe(form.oneOf("automatic", "discretion")),
    open: form.maybe(form.oneOf(true)),
    items: form.maybe(form.list(form.text)),
  })],
  [["duty"], form.struct({
    kind: form.oneOf("duty"),
    of: form.oneOf("merchant", "buyer", "distributor", "platform"),
    what: Text,
    by: form.maybe(form.oneOf("automatic", "discretion")),
    open: form.maybe(form.oneOf(true)),
    items: form.maybe(form.list(form.text)),
  })],
  [["notice"], form.struct({
    kind: form.oneOf("notice"),
    what: Text,
    items: form.maybe(form.list(form.text)),
  })],
)

const Citation = form.struct({
  source: form.text,
  at: form.nullable(form.text),
  headline: form.nullable(form.text),
  digest: form.text,
  range: form.pair(form.count),
})

const Verdict = form.struct({
  provision: form.text,
  announcement: form.nullable(form.text),
  title: Text,
  inForce: Kleene,
  matches: Kleene,
  applies: Kleene,
  displacedBy: form.maybe(form.list(form.text)),
  presumed: form.maybe(form.list(Presumption)),
  because: form.list(form.text),
  missing: form.list(form.text),
  settledBy: form.maybe(form.struct({
    yes: form.nullable(form.list(form.text)),
    no: form.nullable(form.list(form.text)),
  })),
  effects: form.list(ResolvedEffect),
  citation: form.nullable(Citation),
})

const Payment = form.struct({
  provision: form.text,
  kind: form.oneOf("compensation", "penalty", "fee", "credit"),
  amount: form.nullable(form.text),
  why: form.maybe(form.oneOf("missing", "unstated")),
  from: form.maybe(form.oneOf("merchant", "buyer", "platform")),
  to: form.maybe(form.oneOf("merchant", "buyer", "platform")),
  items: form.maybe(form.list(form.text)),
})

const FieldState = form.oneOf("set", "none", "open", "unstated")

/** A receipt, down to the last key. */
export const receipt = form.struct({
  v: form.oneOf(1, 2),
  kind: form.oneOf("policy-ledger-receipt"),
  madeBy: form.struct({
    package: form.text,
    version: form.text,
    engine: form.count,
  }),
  platform: form.struct({
    id: form.text,
    digest: form.digest,
  }),
  question: form.struct({
    announcedBy: form.nullable(form.text),
    recordedBy: form.nullable(form.text),
    lang: form.text,
    explain: form.flag,
    about: form.maybe(form.list(form.text)),
    verdicts: form.maybe(form.oneOf("possible", "applies")),
    presume: form.maybe(form.list(Presumption)),
  }),
  case: form.struct({
    digest: form.digest,
    facts: form.maybe(form.anything),
  }),
  answer: form.struct({
    v: form.oneOf(1),
    case: form.nullable(form.text),
    asOf: form.struct({
      announcedBy: form.nullable(form.text),
      recordedBy: form.nullable(form.text),
      presume: form.maybe(form.list(Presumption)),
      about: form.maybe(form.list(form.text)),
      ledgers: form.list(form.struct({
        origin: form.text,
        events: form.count,
        root: form.digest,
      })),
    }),
    coverage: CaseCoverage,
    verdicts: form.list(Verdict),
    currency: form.maybe(form.text),
    outcome: form.struct({
      shipBy: form.nullable(form.text),
      respondBy: form.nullable(form.text),
      autoReceiptAt: form.nullable(form.text),
      deadlines: form.maybe(form.record(form.nullable(form.text))),
      refund: form.nullable(form.oneOf("instant", "auto-agreed")),
      payments: form.list(Payment),
      exempt: form.list(form.text),
    }),
    states: form.maybe(form.struct({
      shipBy: FieldState,
      respondBy: FieldState,
      autoReceiptAt: FieldState,
      deadlines: form.maybe(form.record(FieldState)),
      refund: FieldState,
      payments: FieldState,
      exempt: FieldState,
    })),
    late: form.maybe(form.structWithRest({
      shipBy: form.maybe(form.text),
      respondBy: form.maybe(form.text),
      autoReceiptAt: form.maybe(form.text),
    }, form.text)),
    possible: form.struct({
      verdicts: form.list(form.text),
      shipBy: form.list(form.text),
      respondBy: form.list(form.text),
      autoReceiptAt: form.list(form.text),
      deadlines: form.maybe(form.record(form.list(form.text))),
      refund: form.list(form.oneOf("instant", "auto-agreed")),
      payments: form.list(Payment),
      exempt: form.list(form.text),
    }),
    missing: form.maybe(form.list(form.text)),
  }),
  ledgers: form.list(form.struct({
    origin: form.text,
    size: form.count,
    root: form.digest,
    checkpoint: form.maybe(form.text),
    events: form.list(form.struct({
      index: form.count,
      line: form.text,
      proof: form.list(form.text),
    })),
  })),
})
