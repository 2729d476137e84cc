// What finding says, in Chinese and English.
import { inBoth } from "../words/words.ts"

const zh = {
  find: "查找",
  hint: "标题、概要、编号均可查，不限语言；上下键选择，回车打开",
  groups: { rules: "规则", announcements: "公告", events: "事件" },
  preparing: "正在准备查找…",
  counted: (query: string, count: number) => `“${query}”：${count} 条结果`,
  near: (query: string) => `没有与“${query}”写法相同的；以下是写法相近的：`,
  nothing: (query: string) => `没有找到“${query}”。`,
  searched: (instruments: number, provisions: number, announcements: number, events: number) =>
    `查找了 ${instruments} 份规则与服务、${provisions} 条条款的各版标题，${announcements} 份公告的标题、概要和报道标题，${events} 条事件及其说明，各种语言的文字和编号都查了。`,
  before: "可以查找：",
  more: (n: number) => `再显示 ${n} 条`,
  noDate: "日期未说明",
}

const en: typeof zh = {
  find: "Find",
  hint: "Titles, summaries or ids, in whichever language; arrow keys choose, Enter opens",
  groups: { rules: "Rules", announcements: "Announcements", events: "Events" },
  preparing: "Getting ready to search…",
  counted: (query, count) => (count === 1 ? `“${query}”: 1 result` : `“${query}”: ${count} results`),
  near: (query) => `Nothing is spelt like “${query}”; these are spelt nearly so:`,
  nothing: (query) => `Nothing found for “${query}”.`,
  searched: (instruments, provisions, announcements, events) =>
    `Searched: ${instruments} rules and services, the titles of all versions of ${provisions} provisions, the titles, summaries and headlines of ${announcements} announcements, ${events} events with their notes; in every language they are told in, and by id.`,
  before: "Can be found:",
  more: (n) => `Show ${n} more`,
  noDate: "date not stated",
}

export const said = inBoth(zh, en)
