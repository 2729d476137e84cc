import type { Lint } from "./lint.ts"
import { announcedAfterReported } from "./lints/announced-after-reported.ts"
import { begunBeforeTwice } from "./lints/begun-before-twice.ts"
import { civilTime } from "./lints/civil-time.ts"
import { coverage } from "./lints/coverage.ts"
import { datedAfterRecording } from "./lints/dated-after-recording.ts"
import { decidedBy } from "./lints/decided-by.ts"
import { disappliesCircle } from "./lints/disapplies-circle.ts"
import { endBeforeAnnounced } from "./lints/end-before-announced.ts"
import { endBeforeStart } from "./lints/end-before-start.ts"
import { fileMissing } from "./lints/file-missing.ts"
import { firstReport } from "./lints/first-report.ts"
import { log } from "./lints/log.ts"
import { notInPassage } from "./lints/not-in-passage.ts"
import { notRecorded } from "./lints/not-recorded.ts"
import { oneReportTwoWays } from "./lints/one-report-two-ways.ts"
import { passageMissing } from "./lints/passage-missing.ts"
import { reDerivation } from "./lints/re-derivation.ts"
import { reference, withdrawnReference } from "./lints/reference.ts"
import { refersAhead } from "./lints/refers-ahead.ts"
import { refused } from "./lints/refused.ts"
import { regionUnknown } from "./lints/region-unknown.ts"
import { releasedLineAltered } from "./lints/released-line-altered.ts"
import { supersededTwice } from "./lints/superseded-twice.ts"
import { temporarySuccessor } from "./lints/temporary-successor.ts"
import { undated } from "./lints/undated.ts"
import { unused } from "./lints/unused.ts"
import { yearOutOfRange } from "./lints/year-out-of-range.ts"

/** In the order in which an answer tells what they find; neighbours of one scope are told subject by subject. */
export const LINTS: readonly Lint[] = [
  refused,
  log,
  releasedLineAltered,
  notRecorded,
  reDerivation,
  datedAfterRecording,
  fileMissing,
  reference,
  decidedBy,
  supersededTwice,
  disappliesCircle,
  refersAhead,
  withdrawnReference,
  endBeforeStart,
  endBeforeAnnounced,
  temporarySuccessor,
  begunBeforeTwice,
  regionUnknown,
  unused,
  civilTime,
  undated,
  announcedAfterReported,
  firstReport,
  yearOutOfRange,
  coverage,
  oneReportTwoWays,
  passageMissing,
  notInPassage,
]
