// Which answers of past orders differ between two points of view; an entry of its own beside the Rulebook's.
export type * from "./answer.ts"
export { type Decide, type Decision, type Engine, interpreter, type PointOfView, program } from "./engine.ts"
export { EXAMPLES, Impact, ImpactCount } from "./impact.ts"
