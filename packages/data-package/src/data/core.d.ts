import type { Core } from "../core.ts"

export declare const core: () => Omit<Core, "platform">
