import { setTimeout as pause, setImmediate as turn } from "node:timers/promises"
import gossipService from "@eventstore/db-client/generated/gossip_grpc_pb.js"
import featuresService from "@eventstore/db-client/generated/serverfeatures_grpc_pb.js"
import streamsService from "@eventstore/db-client/generated/streams_grpc_pb.js"
import type {
  AppendReq,
  AppendResp,
  DeleteReq,
  DeleteResp,
  ReadReq,
  ReadResp,
  TombstoneReq,
  TombstoneResp,
} from "@eventstore/db-client/generated/streams_pb.js"
import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from "@grpc/grpc-js"
import { Database, type Proposal } from "./database.ts"
import { answerPage, answerSubscription } from "./delivery.ts"
import { type Call, type Fault, Faults } from "./faults.ts"
import { Front } from "./front.ts"
import {
  type ReadRequest,
  appendAnswer,
  appendHeadOf,
  clusterMessage,
  deleteAnswer,
  deletedStreamOf,
  featuresMessage,
  proposalOf,
  readRequestOf,
  tombstoneAnswer,
} from "./messages.ts"
import { type Refusal, appendTooLarge, notLeader, refusal, streamDeleted } from "./refusal.ts"

const callOf = ({ stream, backwards, isSubscription, count }: ReadRequest): Call => {
  if (isSubscription) return "subscribe"
  if (stream.startsWith("$$")) return "metadata"
  if (backwards) return "last"
  return count === 1 ? "first" : "page"
}

/** Bytes of an event in the server's own count. */
const sizeOf = ({ type, data, metadata }: Proposal): number => data.length + metadata.length + type.length * 2

export interface NodeOptions {
  readonly database?: Database
  /** As the server's MaxAppendSize, 1 MiB unless it is told otherwise. */
  readonly maxAppendSize?: number
}

/** What stands in the way of a call: a refusal ends it, a fault may still disturb it. */
interface Hindrance {
  readonly fault?: Fault
  readonly refused?: Refusal
}

/**
 * One node: the client's own service definitions before a database in memory. It answers what the package asks of a
 * server and nothing else, over a real connection that can be cut.
 */
export class Node {
  readonly database: Database
  readonly faults = new Faults()
  /** Every call that came, in order. */
  readonly calls: Call[] = []
  /** Another node leads: calls that require the leader are sent there. */
  leader: Node | undefined
  readonly #server = new Server()
  readonly #maxAppendSize: number
  #front = new Front(0)
  /** Those of them that any node may answer, also one that is behind. */
  readonly unled: Call[] = []
  /** From which revision on each subscription asked. */
  readonly subscribedFrom: (number | "end")[] = []
  /** Those that clients hold open. */
  subscriptions = 0

  private constructor({ database = new Database(), maxAppendSize = 1_048_576 }: NodeOptions) {
    this.database = database
    this.#maxAppendSize = maxAppendSize
  }

  static async start(options: NodeOptions = {}): Promise<Node> {
    const node = new Node(options)
    node.#serveStreams()
    node.#serveCluster()
    const port = await new Promise<number>((resolve, reject) => {
      node.#server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      )
    })
    node.#front = new Front(port)
    await node.#front.open()
    return node
  }

  get port(): number {
    return this.#front.port
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`
  }

  async stop(): Promise<void> {
    await this.#front.refuse()
    this.#server.forceShutdown()
  }

  /** No connection to be had, until `accept`. */
  refuse(): Promise<void> {
    return this.#front.refuse()
  }

  accept(): Promise<void> {
    return this.#front.open()
  }

  readonly cut = (): void => this.#front.cut()

  #serveStreams(): void {
    this.#server.addService(streamsService.StreamsService, {
      append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) =>
        void this.#append(call, answer),
      read: (call: ServerWritableStream<ReadReq, ReadResp>) => void this.#read(call),
      delete: (call: ServerUnaryCall<DeleteReq, DeleteResp>, answer: sendUnaryData<DeleteResp>) =>
        void this.#remove("delete", call).then((refused) => answer(refused ?? null, deleteAnswer())),
      tombstone: (call: ServerUnaryCall<TombstoneReq, TombstoneResp>, answer: sendUnaryData<TombstoneResp>) =>
        void this.#remove("tombstone", call).then((refused) => answer(refused ?? null, tombstoneAnswer())),
      batchAppend: (call: ServerDuplexStream<unknown, unknown>) => {
        this.calls.push("batch-append")
        call.emit("error", refusal(status.UNIMPLEMENTED, "the stand-in has no BatchAppend"))
      },
    })
  }

  #serveCluster(): void {
    this.#server.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: sendUnaryData<unknown>) => {
        this.calls.push("features")
        answer(null, featuresMessage("24.10.0.0", ["append", "batchappend", "delete", "read", "tombstone"]))
      },
    })
    this.#server.addService(gossipService.GossipService, {
      read: (_: unknown, answer: sendUnaryData<unknown>) => {
        this.calls.push("gossip")
        const nodes = this.leader === undefined ? [this] : [this, this.leader]
        const members = nodes.map((node) => ({
          address: "127.0.0.1",
          port: node.port,
          isLeader: node === (this.leader ?? this),
        }))
        answer(null, clusterMessage(members))
      },
    })
  }

  /** Waits where a call is slow, and never returns where it stays silent. */
  async #hindrance(call: Call, metadata: Metadata): Promise<Hindrance> {
    const isLed = metadata.get("requires-leader").includes("true")
    this.calls.push(call)
    if (!isLed) this.unled.push(call)
    if (this.leader !== undefined && isLed) return { refused: notLeader(this.leader.port) }
    const fault = this.faults.next(call)
    if (fault?.kind === "cut-before" || fault?.kind === "late") this.cut()
    if (fault?.kind === "cut-before" || fault?.kind === "silence") return new Promise(() => {})
    if (fault?.kind === "slow" || fault?.kind === "late") await pause(fault.millis)
    if (fault?.kind === "meanwhile") fault.run()
    if (fault?.kind !== "status") return fault === undefined ? {} : { fault }
    const { code, details, exception } = fault
    return { refused: refusal(code, details, exception === undefined ? {} : { exception }) }
  }

  async #append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) {
    const requests: AppendReq[] = []
    const most = this.#maxAppendSize
    let size = 0
    const isTooLarge = await new Promise<boolean>((resolve) => {
      call.on("data", (request: AppendReq) => {
        requests.push(request)
        const message = request.getProposedMessage()
        if (message !== undefined) size += sizeOf(proposalOf(message))
        // It counts as it reads, and refuses in the middle of the request.
        if (size > most) resolve(true)
      })
      call.on("end", () => resolve(false))
    })
    // A request whose connection breaks ends like a whole one; that it was cancelled is known a turn later.
    await turn()
    if (call.cancelled) return
    const { fault, refused } = await this.#hindrance("append", call.metadata)
    if (refused !== undefined) return answer(refused)
    const options = requests[0]?.getOptions()
    if (options === undefined)
      return answer(refusal(status.INVALID_ARGUMENT, "an append without its options"))
    const { stream, expected } = appendHeadOf(options)
    const proposals = requests.flatMap((request) => {
      const message = request.getProposedMessage()
      return message === undefined ? [] : [proposalOf(message)]
    })
    if (isTooLarge) return answer(appendTooLarge(most))
    const verdict = this.database.append(stream, expected, proposals)
    if (fault?.kind === "cut-after") return this.cut()
    return verdict.kind === "deleted"
      ? answer(streamDeleted(stream))
      : answer(null, appendAnswer(verdict, expected))
  }

  async #remove(
    call: "delete" | "tombstone",
    { request, metadata }: { readonly request: DeleteReq | TombstoneReq; readonly metadata: Metadata },
  ): Promise<Refusal | undefined> {
    const { refused } = await this.#hindrance(call, metadata)
    if (refused === undefined) this.database[call](deletedStreamOf(request))
    return refused
  }

  async #read(call: ServerWritableStream<ReadReq, ReadResp>) {
    const request = readRequestOf(call.request)
    const { fault, refused } = await this.#hindrance(callOf(request), call.metadata)
    if (refused !== undefined) return call.emit("error", refused)
    if (this.database.isTombstoned(request.stream)) return call.emit("error", streamDeleted(request.stream))
    if (!request.isSubscription) return answerPage(call, this, request, fault)
    this.subscribedFrom.push(request.from)
    this.subscriptions++
    await answerSubscription(call, this, request, fault)
    this.subscriptions--
  }
}
