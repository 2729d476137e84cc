import type { Platform } from "@policy-ledger/rulebook"

export declare const platform: () => Platform
