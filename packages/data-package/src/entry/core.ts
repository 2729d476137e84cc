import { core as columns } from "#data/core"
import { fromColumns } from "../columns.ts"
import type { Core } from "../core.ts"

let unpacked: Core | undefined

/** What the entry `.` answers from, and the platform: unpacked once for all entries. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- packed as one by the build
export const core = (): Core => (unpacked ??= fromColumns(columns()) as Core)
