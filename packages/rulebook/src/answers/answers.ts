// The JSON of every answer, as types alone: the command prints it, the package returns it, the page shows it.
export type * from "./announcements.ts"
export type * from "./as-of.ts"
export type * from "./audit.ts"
export type * from "./explain.ts"
export type * from "./rules.ts"
export type * from "./runs.ts"
export type * from "./what-if.ts"
