// Facts without those that are not there: absent is unknown, and nothing is undefined in JSON.

/** The same keys, each of which may be absent and none of which is undefined. */
export type Given<Facts> = { readonly [key in keyof Facts]?: Exclude<Facts[key], undefined> }

export const given = <Facts extends object>(facts: Facts): Given<Facts> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the facts
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Given<Facts>
