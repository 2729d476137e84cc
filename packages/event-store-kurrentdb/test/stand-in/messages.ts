/** The protocol's messages, made by the code that the client ships for them. */
import gossip from "@eventstore/db-client/generated/gossip_pb.js"
import features from "@eventstore/db-client/generated/serverfeatures_pb.js"
import shared from "@eventstore/db-client/generated/shared_pb.js"
import type { AppendReq, DeleteReq, ReadReq } from "@eventstore/db-client/generated/streams_pb.js"
import streams from "@eventstore/db-client/generated/streams_pb.js"
import type { ExpectedRevision, Proposal, Recorded, Verdict } from "./database.ts"

const TICKS_PER_MILLISECOND = 10_000n

const identifierOf = (stream: string) =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString("base64"))

const streamOf = (identifier: { getStreamName_asU8: () => Uint8Array } | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString()

export const recordedMessage = (event: Recorded) => {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(String(event.position))
    .setPreparePosition(String(event.position))
    .setData(event.data)
    .setCustomMetadata(event.metadata)
  record
    .getMetadataMap()
    .set("type", event.type)
    .set("content-type", event.contentType)
    .set("created", String(BigInt(event.created) * TICKS_PER_MILLISECOND))
  const read = new streams.ReadResp.ReadEvent().setEvent(record).setCommitPosition(String(event.position))
  return new streams.ReadResp().setEvent(read)
}

export const notFoundMessage = (stream: string) =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  )

export const confirmationMessage = (id: string) =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id),
  )

export const caughtUpMessage = () => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp())

export const lastPositionMessage = (revision: number) =>
  new streams.ReadResp().setLastStreamPosition(String(revision))

/** What a read asks for; `from` of a subscription is exclusive on the wire and inclusive here. */
export interface ReadRequest {
  readonly stream: string
  readonly from: number | "end"
  readonly backwards: boolean
  readonly count: number
  readonly isSubscription: boolean
}

export const readRequestOf = (request: ReadReq): ReadRequest => {
  const options = request.getOptions()
  const stream = options?.getStream()
  if (options === undefined || stream === undefined) throw new Error("a read of $all is not in the stand-in")
  const isSubscription = options.hasSubscription()
  const revision = stream.hasRevision() ? Number(stream.getRevision()) + (isSubscription ? 1 : 0) : 0
  return {
    stream: streamOf(stream.getStreamIdentifier()),
    from: stream.hasEnd() ? "end" : revision,
    backwards: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
    count: options.hasCount() ? Number(options.getCount()) : Infinity,
    isSubscription,
  }
}

type ExpectedOptions = Pick<
  AppendReq.Options,
  "hasAny" | "hasNoStream" | "hasStreamExists" | "getRevision" | "getStreamIdentifier"
>

const expectedOf = (options: ExpectedOptions): ExpectedRevision => {
  if (options.hasAny()) return "any"
  if (options.hasNoStream()) return "no-stream"
  return options.hasStreamExists() ? "stream-exists" : Number(options.getRevision())
}

export const appendHeadOf = (options: ExpectedOptions) => ({
  stream: streamOf(options.getStreamIdentifier()),
  expected: expectedOf(options),
})

export const deletedStreamOf = (request: DeleteReq): string =>
  streamOf(request.getOptions()?.getStreamIdentifier())

export const proposalOf = (message: AppendReq.ProposedMessage): Proposal => ({
  id: message.getId()?.getString() ?? "",
  type: message.getMetadataMap().get("type") ?? "",
  contentType: message.getMetadataMap().get("content-type") ?? "",
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
})

export const appendAnswer = (verdict: Exclude<Verdict, { kind: "deleted" }>, expected: ExpectedRevision) => {
  if (verdict.kind === "written") {
    const { revision, position } = verdict.last
    const at = new streams.AppendResp.Position()
      .setCommitPosition(String(position))
      .setPreparePosition(String(position))
    return new streams.AppendResp().setSuccess(
      new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(at),
    )
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion()
  if (verdict.current === -1) wrong.setCurrentNoStream(new shared.Empty())
  else wrong.setCurrentRevision(String(verdict.current))
  if (typeof expected === "number") wrong.setExpectedRevision(String(expected))
  else if (expected === "no-stream") wrong.setExpectedNoStream(new shared.Empty())
  else if (expected === "stream-exists") wrong.setExpectedStreamExists(new shared.Empty())
  else wrong.setExpectedAny(new shared.Empty())
  return new streams.AppendResp().setWrongExpectedVersion(wrong)
}

export const deleteAnswer = () => new streams.DeleteResp().setNoPosition(new shared.Empty())
export const tombstoneAnswer = () => new streams.TombstoneResp().setNoPosition(new shared.Empty())

export const featuresMessage = (version: string, methods: readonly string[]) =>
  new features.SupportedMethods()
    .setEventStoreServerVersion(version)
    .setMethodsList(
      methods.map((name) =>
        new features.SupportedMethod()
          .setServiceName("event_store.client.streams.streams")
          .setMethodName(name),
      ),
    )

export interface Member {
  readonly address: string
  readonly port: number
  readonly isLeader: boolean
}

export const clusterMessage = (members: readonly Member[]) =>
  new gossip.ClusterInfo().setMembersList(
    members.map(({ address, port, isLeader }) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(crypto.randomUUID()))
        .setTimeStamp(String(Date.now()))
        .setIsAlive(true)
        .setState(isLeader ? gossip.MemberInfo.VNodeState.LEADER : gossip.MemberInfo.VNodeState.FOLLOWER)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(address).setPort(port)),
    ),
  )
