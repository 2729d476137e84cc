import { status } from "@grpc/grpc-js"

/** What can be made to go wrong, call by call. */
export type Fault =
  /** Answered with a status of gRPC, nothing done. */
  | { readonly kind: "status"; readonly code: status; readonly details: string; readonly exception?: string }
  /** Nothing done and never answered. */
  | { readonly kind: "silence" }
  /** Done, and answered after so many milliseconds. */
  | { readonly kind: "slow"; readonly millis: number }
  /** Something else happens just before it is done. */
  | { readonly kind: "meanwhile"; readonly run: () => void }
  /** The connection is cut before anything is done. */
  | { readonly kind: "cut-before" }
  /** Done, and the connection is cut before the answer. */
  | { readonly kind: "cut-after" }
  /** The connection is cut at once, and it is done so many milliseconds later all the same. */
  | { readonly kind: "late"; readonly millis: number }
  /** Of a page or a subscription: the connection is cut after so many events. */
  | { readonly kind: "cut-after-events"; readonly count: number }
  /** Of a page or a subscription: it ends after so many events as if that were all. */
  | { readonly kind: "end-after-events"; readonly count: number }
  /** Of a subscription: every event twice. */
  | { readonly kind: "duplicate" }
  /** Of a subscription: of each two events that are sent together the second first. */
  | { readonly kind: "reorder" }

/** The calls a fault can be planned for: reads by what they are for. */
export type Call =
  | "append"
  | "batch-append"
  | "metadata"
  | "first"
  | "last"
  | "page"
  | "subscribe"
  | "delete"
  | "tombstone"
  | "features"
  | "gossip"

export const notReady: Fault = { kind: "status", code: status.UNAVAILABLE, details: "Server Is Not Ready" }

export const denied: Fault = {
  kind: "status",
  code: status.PERMISSION_DENIED,
  details: "Access Denied",
  exception: "access-denied",
}

/** Faults in the order in which they come, each once. */
export class Faults {
  readonly #planned = new Map<Call, Fault[]>()
  /** How many have happened. */
  struck = 0

  plan(call: Call, ...faults: readonly Fault[]): void {
    this.#planned.set(call, [...(this.#planned.get(call) ?? []), ...faults])
  }

  next(call: Call): Fault | undefined {
    const fault = this.#planned.get(call)?.shift()
    if (fault !== undefined) this.struck++
    return fault
  }

  /** What was planned and has not happened. */
  get left(): number {
    return [...this.#planned.values()].reduce((sum, faults) => sum + faults.length, 0)
  }

  forget(): void {
    this.#planned.clear()
  }
}
