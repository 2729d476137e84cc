import { Metadata, type StatusObject, status } from "@grpc/grpc-js"

/** What the real server answers instead, word for word: its RpcExceptions. */
export type Refusal = Pick<StatusObject, "code" | "details" | "metadata">

export const refusal = (code: status, details: string, exception: Record<string, string> = {}): Refusal => {
  const metadata = new Metadata()
  for (const [key, value] of Object.entries(exception)) metadata.set(key, value)
  return { code, details, metadata }
}

export const streamDeleted = (stream: string): Refusal =>
  refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: "stream-deleted",
    "stream-name": stream,
  })

export const appendTooLarge = (most: number): Refusal =>
  refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, {
    exception: "maximum-append-size-exceeded",
    "maximum-append-size": String(most),
  })

export const notLeader = (port: number): Refusal =>
  refusal(status.NOT_FOUND, "Leader info available", {
    exception: "not-leader",
    "leader-endpoint-host": "127.0.0.1",
    "leader-endpoint-port": String(port),
  })
