// What a date is for, by the words beside it: a closed list, the first that fits. Where none fits it is unclear.

export type Role =
  /** The day of the report itself. */
  | "reported"
  | "published"
  | "from"
  | "until"
  /** A bound for something else: what was ordered before it. */
  | "before"
  /** A clock that stood still goes on. */
  | "resumes"
  | "unclear"

const PUBLISHED = "(?:公示|发布|公布|宣布|公告)"
const STARTS = "(?:生效|实施|施行|执行|上线|下线|正式|开通|推出|停止|终止|启用)"

/** `after`: from the next day on. */
type RoleByWords = readonly [Role | "after", { readonly before?: RegExp; readonly after?: RegExp }]

const ROLE_BY_WORDS: readonly RoleByWords[] = [
  ["reported", { after: /^(?:消息|讯|电)/u }],
  ["unclear", { before: /[(（]含$/u }],
  ["resumes", { after: /^[^，。,；]{0,4}恢复/u }],
  ["from", { after: /^(?:起|开始|(?:之|以)?后(?!续))/u }],
  ["published", { after: new RegExp(`^[,，]?[^，。,；将]{0,6}?${PUBLISHED}`, "u") }],
  ["before", { after: /^(?:之|以)?前/u }],
  ["until", { after: /^[^，。,；]{0,2}(?:结束|到期|截止|为止|止)/u }],
  ["until", { before: /(?:截至|截止到?|延长至|延长到|持续至)$/u }],
  ["from", { before: /(?:自|从|将于|拟于|计划于|定于|于|推迟至|延期至|延迟至|时间为|日期为|在)$/u }],
  ["from", { after: new RegExp(`^[^，。,；]{0,8}?${STARTS}`, "u") }],
  ["published", { before: /(?:announc|post|publish)\w{0,24}on$/u }],
  ["published", { after: /^:\w{0,24}(?:announce|publish|post)/u }],
  ["before", { before: /[Ww]indow[a-z,]{0,16}(?:[Tt]hrough|[Uu]ntil)$/u }],
  ["until", { before: /(?:[Tt]hrough|[Uu]ntil|[Tt]ill|[Uu]pto|ends?|endson|deadlineof)(?:the)?$/u }],
  ["before", { before: /(?:[Bb]efore|[Pp]riorto|[Ll]aterthan|[Bb]y)(?:the)?$/u }],
  ["from", { before: /[Oo]n(?:or|and)after(?:the)?$/u }],
  ["after", { before: /[Aa]fter(?:the)?$/u }],
  [
    "from",
    {
      before:
        /(?:[Ee]ffective(?:on)?|[Bb]eginning(?:on)?|[Ss]tarting(?:on|in)?|[Ss]tart(?:s|ed)?on|[Ff]rom|effecton|[Ss]ince|[Aa]sof|[Oo]n|:)(?:\w+day(?:nextweek)?,)?(?:the)?$/u,
    },
  ],
  ["from", { before: /goesintoeffect$/u }],
]

/** Who may send or submit something do a day has it as a bound; what holds do a day ends with it. */
const BY = "[aeiyąó]ć(?<!(?:obowiązywa|trwa|pozosta|działa|by)ć)do"

const ROLE_BY_POLISH_WORDS: readonly RoleByWords[] = [
  ["published", { before: /(?:ogł[ao]s|publik|poinformow)\p{L}{0,8}?(?:dnia|wdniu)?$/u }],
  [
    "before",
    { before: new RegExp(`(?:[Pp]rzed|[Nn]ajpóźniej(?:do)?|później(?:niż)?|${BY})(?:dniem|dnia)?$`, "u") },
  ],
  ["until", { before: /[Dd]o(?:dnia)?$/u }],
  ["after", { before: /(?<!\p{Script=Latin})[Pp]o$|[aeiyąółćm]po(?:dniu)?$/u }],
  ["from", { before: /(?:[Oo]d(?:dnia)?|[Zz]dniem|[Ww]dniu|wżycie)$/u }],
  ["from", { after: /^[^.,;]{0,12}(?:wchodz|wejd|zaczn|rozpocz|obowiązuj)/u }],
]

/** How far around a date its words are looked for, in code units. */
export const WINDOW = 40

export const roleByWords = (before: string, after: string, isPolish: boolean): RoleByWords[0] =>
  [...(isPolish ? ROLE_BY_POLISH_WORDS : []), ...ROLE_BY_WORDS].find(
    ([, words]) => (words.before?.test(before) ?? true) && (words.after?.test(after) ?? true),
  )?.[0] ?? "unclear"

/** The source expects the date. */
export const EXPECTS = /(?:预计|预期|expected)[^，。,；]{0,6}$/u
/** What follows is still to come. */
export const PLANS = /(?:预计|将|计划|拟|will)[^，。,；]{0,6}$/u
