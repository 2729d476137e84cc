import type { AnnouncementSources } from "../sources.ts"

export declare const sources: () => readonly AnnouncementSources[]
