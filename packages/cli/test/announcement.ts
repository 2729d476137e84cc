/** One more announcement of the made-up platform, whose parts can be put otherwise. */
export const announcement = (
  parts: {
    readonly head?: string
    readonly from?: string
    readonly until?: string
    readonly relation?: string
    readonly when?: string
    readonly effects?: string
  } = {},
): string => `title: { zh: 加收费用, en: A surcharge }
summary: { zh: 快递加收费用。, en: Express orders cost more. }
standing: announced
${parts.head ?? ""}published: "2022-06-20"
reported: "2022-06-20"
reports:
  - { source: 集市报, at: "2022-06-20", headline: null, digest: "sha256:${"f".repeat(64)}", length: 80 }
events:
  - effective: shipping/surcharge
    from: ${parts.from ?? '"2022-07-01"'}
${parts.until === undefined ? "" : `    until: ${parts.until}\n`}    basis: stated
    cite: { report: 1, range: [0, 80] }
${parts.relation === undefined ? "" : `    ${parts.relation}\n`}    rule:
      title: { zh: 加急费, en: Express surcharge }
      decidedBy: [order.paidAt]
      when: ${parts.when ?? "{ fact: order.badges, has: express }"}
      effects:
        - ${parts.effects ?? '{ pay: penalty, amount: "3.50", per: order }'}
`
