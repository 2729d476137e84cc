import type { State } from "../day/rules.ts"
import { inBoth } from "../words/words.ts"

const zh = {
  title: (from: string, to: string) => `${from}–${to} 年`,
  counted: (instruments: number, provisions: number) => `${instruments} 份规则与服务，共 ${provisions} 条`,
  between: "",
  inWords: "同样的内容以文字列在",
  inWordsEnd: "。",
  key: "图例",
  sure: "当日确定有效",
  sureOther: "其他日期确定有效",
  unknown: "未知",
  kept: "已结束，仍约束部分人",
  draft: "征求意见稿或传闻，从未生效",
  outside: "所读报道以外的时期",
  now: "所选日期",
  states: {
    "in-force": "确定有效",
    unknown: "未知",
    kept: "已结束，仍约束部分人",
    none: "当时没有",
  } satisfies {
    readonly [state in State | "none"]: string
  },
  standing: { consultation: "征求意见稿，从未生效", rumour: "传闻，从未生效", announced: "从未生效" },
  closer: "放大",
  wider: "缩小",
  whole: "显示全部年份",
  earlier: "向前移动",
  later: "向后移动",
  shown: (from: string, until: string) => `所示时段：${from} 至 ${until}`,
  saveSvg: "存为 SVG",
  savePng: "存为 PNG",
  tooTall: "图太长，一张 PNG 放不下，请存为 SVG。",
  saveFailed: (why: string) => `未能保存：${why}`,
  chart: "历年图",
  chartKeys:
    "左右键移动一天，按住 Shift 或用 Page Up、Page Down 移到下一处变化；上下键逐条查看，回车打开规则；加减号缩放，0 显示全部年份，按住 Ctrl 加左右键平移",
  chartDay: (day: string) => `所选日期 ${day}`,
  lanes: "规则与服务",
  laneSays: (inForce: number, unknown: number, kept: number) =>
    `当日有效 ${inForce} 条，未知 ${unknown} 条，仍约束部分人 ${kept} 条`,
  dayCounts: (question: string, inForce: number, unknown: number, kept: number) =>
    `${question}：确定有效 ${inForce} 条，未知 ${unknown} 条，已结束但仍约束部分人 ${kept} 条。`,
  stretch: (from: string | null, until: string | null) =>
    `${from === null ? "起始日无记录" : `自 ${from} 起`}，${until === null ? "无结束记录" : `至 ${until}（不含）`}`,
  always: "起止均无记录",
  madeKnown: {
    consultation: (day: string) => `${day} 公开征求意见`,
    rumour: (day: string) => `${day} 传出`,
    announced: (day: string) => `${day} 公布`,
  },
  open: "打开规则",
  question: "所问",
  coverage: "范围",
  root: "根",
  continued: (title: string) => `${title}（续）`,
  colon: "：",
}

type Words = typeof zh

const en: Words = {
  title: (from, to) => `${from}–${to}`,
  counted: (instruments, provisions) => `${instruments} rules and services, ${provisions} provisions`,
  between: " ",
  inWords: "The same stands in words under",
  inWordsEnd: ".",
  key: "Key",
  sure: "certain, and in force on the day",
  sureOther: "certain on other days",
  unknown: "unknown",
  kept: "ended, still governing some",
  draft: "draft or hearsay, never in force",
  outside: "no reports read",
  now: "the day chosen",
  states: {
    "in-force": "in force",
    unknown: "unknown",
    kept: "ended, still governing some",
    none: "nothing then",
  },
  standing: {
    consultation: "a draft, never in force",
    rumour: "hearsay, never in force",
    announced: "never in force",
  },
  closer: "Zoom in",
  wider: "Zoom out",
  whole: "All years",
  earlier: "Earlier",
  later: "Later",
  shown: (from, until) => `Shown: ${from} to ${until}`,
  saveSvg: "Save as SVG",
  savePng: "Save as PNG",
  tooTall: "The chart is too tall for one PNG; save it as SVG.",
  saveFailed: (why) => `It could not be saved: ${why}`,
  chart: "Chart of the years",
  chartKeys:
    "Left and Right move by a day, with Shift or by Page Up and Page Down to the next change; Up and Down go from provision to provision, Enter opens its rule; plus and minus zoom, 0 shows all years, Ctrl with Left and Right moves along",
  chartDay: (day) => `day chosen: ${day}`,
  lanes: "Rules and services",
  laneSays: (inForce, unknown, kept) =>
    `on the day ${inForce} in force, ${unknown} unknown, ${kept} still governing some`,
  dayCounts: (question, inForce, unknown, kept) =>
    `${question}: ${inForce} in force, ${unknown} unknown, ${kept} ended and still governing some.`,
  stretch: (from, until) =>
    `${from === null ? "beginning not recorded" : `since ${from}`}, ${until === null ? "no end on record" : `until ${until} (exclusive)`}`,
  always: "neither beginning nor end on record",
  madeKnown: {
    consultation: (day) => `put up for comment ${day}`,
    rumour: (day) => `heard of ${day}`,
    announced: (day) => `announced ${day}`,
  },
  open: "Open the rule",
  question: "Asked",
  coverage: "Read",
  root: "Root",
  continued: (title) => `${title} (continued)`,
  colon: ": ",
}

export const words = inBoth<Words>(zh, en)
