// Words of a report that ask for a key of their own in an event: who keeps the old, what is put off, what is not said.
import { type Range, type Reading } from "./reading.ts"

/** What a curator has to look at, and the words for it. */
const WORDINGS = {
  keeps:
    /不受(?:[^，。,；]{0,8})?影响|不再面向|可?继续按|按照?原[^，。,；]{0,8}(?:约定|协议|规则)|notbeaffected|notaffected|stillusethe/u,
  postpones:
    /推迟|延期|延后|延迟(?!发货|履约)|延长至|[Pp]ostpon|[Ee]xtend(?:s|ed|ing)?(?:the|its|those)|przedłuż|przesu[nw]|odroczon/u,
  retires:
    /下线|停止|终止|不再|关闭|取消|[Dd]iscontinu|[Rr]etire|nolonger|przesta(?:je|ną|nie)|usuni|usuwa|wycof|likwid/u,
  amends:
    /变更|更新|调整|修订|升级|修改|[Cc]hang(?:e|ing)|[Uu]pdat|[Rr]evis|[Zz]mien|[Zz]mian(?!ączasu|ęczasu)|[Aa]ktualiz/u,
  temporary: /期间|暂停|临时|[Tt]emporar|transitionperiod|[Pp]rzerwa|[Tt]ymczas/u,
  conditions:
    /一定(?:时间|金额|范围|条件)|特殊[^，。,；]{0,4}场景|符合[^，。,；]{0,6}条件|(?<!un)certain(?!ly|ty)|eligible/u,
  consultation: /征[求集][^，。,；]{0,4}意见|公开征询|consultation|konsultacj/u,
  hearsay: /消息称|据传|知情人士|内部人士透露|rumou?r|nieoficjaln/u,
  already: /已(?:于|经|同步|在)|已下线/u,
  soon: /将|拟|计划|will|goingto|będ(?:zie|ą|ziemy)|planuj/u,
} as const

export type Wording = keyof typeof WORDINGS

export interface WordingFound {
  readonly range: Range
  readonly passage: Range
}

/** The first place where a report says so. */
export const wordingOf = (reading: Reading, wording: Wording): WordingFound | undefined => {
  const found = WORDINGS[wording].exec(reading.text)
  if (found === null) return undefined
  const span = { from: found.index, to: found.index + found[0].length }
  return { range: reading.rangeOf(span), passage: reading.passageOf(span) }
}

/** Does a passage say so? */
export const saysSo = (reading: Reading, wording: Wording, [from, to]: Range): boolean =>
  WORDINGS[wording].test(Array.from(reading.text).slice(from, to).join(""))
