import { Predicate, Schedule } from "effect"

/** One call, and a connection on which nothing comes, in milliseconds. */
export const TIMEOUT = 10_000

/** A node that is started again answers in some ten seconds; until then its connections are refused. */
const REFUSED = 20_000

/** One that stands still (a snapshot, a pause of its machine) takes connections and says nothing. */
const SILENT = 50_000

/** Refused at once, in words of Node, gRPC, the server and the client. */
const IS_REFUSED =
  /ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|Name resolution|Not Ready|Too Busy|No leader info|discover/i

const patienceFor = (failure: unknown): number =>
  Predicate.isTagged(failure, "NotDone") &&
  Predicate.hasProperty(failure, "found") &&
  IS_REFUSED.test(String(failure.found))
    ? REFUSED
    : SILENT

/** Soon at first, then every second or so. */
export const RETRY: Schedule.Schedule<unknown> = Schedule.min([
  Schedule.exponential("100 millis"),
  Schedule.spaced("1 second"),
]).pipe(
  Schedule.jittered,
  Schedule.while(({ input, elapsed }) => elapsed < patienceFor(input)),
)

/** Ever longer up to ten seconds, for ten minutes. */
export const RECONNECT: Schedule.Schedule<unknown> = Schedule.upTo(
  Schedule.jittered(Schedule.min([Schedule.exponential("200 millis"), Schedule.spaced("10 seconds")])),
  { duration: "10 minutes" },
)
