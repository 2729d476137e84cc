/** The rules as of one point as a program that decides many cases: the same answers as an audit, without explanations. */
export { Decider, type DecidedVersion, type DeciderOptions, type Decision } from "./decide.ts"
export {
  lower,
  type AskedSaving,
  type InForceTable,
  type Lowered,
  type LoweredProgram,
  type LoweredVersion,
} from "./lower.ts"
export { compile, Compiled, type CompileQuestion } from "./compile.ts"
export { Row } from "./row.ts"
export { Judge, type Judgement, type TabledProgram, type TabledVersion } from "./judge.ts"
export { NotTabled, readProgram, writeProgram, type WrittenProgram } from "./written.ts"
export { Scanner, type TextOf } from "./scan.ts"
export { formatDuration } from "../values/duration.ts"
export { instantTexts } from "./instant-texts.ts"
export { resolvedEffect, type Done } from "../audit/effects.ts"
export type { Settlement } from "../audit/outcome.ts"
