// What events and announcements are called wherever they are listed.
import { inBoth } from "./words.ts"

const zh = {
  types: {
    Published: "公布",
    Effective: "生效",
    Superseded: "被取代",
    Withdrawn: "失效",
    Corrected: "更正",
  },
  standings: { announced: "正式公告", consultation: "征求意见稿", rumour: "传闻" },
  number: (n: number) => `第 ${n} 号`,
}

const en: typeof zh = {
  types: {
    Published: "published",
    Effective: "takes effect",
    Superseded: "is replaced",
    Withdrawn: "ends",
    Corrected: "corrected",
  },
  standings: { announced: "announced", consultation: "draft for comment", rumour: "hearsay" },
  number: (n) => `number ${n}`,
}

export const eventWords = inBoth(zh, en)
