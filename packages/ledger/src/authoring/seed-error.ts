import { describeMismatch, type Mismatch } from "@policy-ledger/rulebook"
import { Data } from "effect"
import type { ErrorClass } from "@policy-ledger/files"

/** A place in a text file; lines and columns count from 1, columns in UTF-16 code units as editors do. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What was read, where, what stood there and what should have. */
export interface SeedProblem extends Place, Mismatch {
  /** The way to it from the root, as `events[0].rule.when`; empty for the whole file. */
  readonly at: string
}

export const describeSeedProblem = ({ file, line, column, at, ...mismatch }: SeedProblem): string =>
  `${file}:${line}:${column}: ${at === "" ? "" : `${at}: `}${describeMismatch(mismatch)}`

const refusal = <const Tag extends string>(tag: Tag): ErrorClass<Tag, SeedProblem> =>
  class extends Data.TaggedError(tag)<SeedProblem> {
    override get message(): string {
      return describeSeedProblem(this)
    }
  }

/** Text that is no YAML. */
export class NotYaml extends refusal("NotYaml") {}
/** YAML of a kind that seeds do without: directives, anchors, aliases, tags, merges, odd numbers, several documents. */
export class YamlFeature extends refusal("YamlFeature") {}
/** Larger, longer or deeper than what is read. */
export class TooMuch extends refusal("TooMuch") {}
export class DuplicateKey extends refusal("DuplicateKey") {}
class UnknownKey extends refusal("UnknownKey") {}
class MissingKey extends refusal("MissingKey") {}
class WrongType extends refusal("WrongType") {}
/** YAML made something else of it: quote it. */
class QuoteIt extends refusal("QuoteIt") {}
/** None of a closed list. */
class NotInList extends refusal("NotInList") {}
class WrongForm extends refusal("WrongForm") {}
class NoSuchDate extends refusal("NoSuchDate") {}
class NoSuchInstant extends refusal("NoSuchInstant") {}
class BadAmount extends refusal("BadAmount") {}
class BadRatio extends refusal("BadRatio") {}
class EndBeforeStart extends refusal("EndBeforeStart") {}
/** Two keys that cannot stand together, or one that needs another beside it. */
class KeysClash extends refusal("KeysClash") {}
class UnknownFact extends refusal("UnknownFact") {}
class UnknownValue extends refusal("UnknownValue") {}
/** An operator that does not ask what this type of fact can answer. */
class OperatorMismatch extends refusal("OperatorMismatch") {}
class NoSuchRegion extends refusal("NoSuchRegion") {}
class BasisNeeded extends refusal("BasisNeeded") {}
class OutOfRange extends refusal("OutOfRange") {}
/** Something said to be stated, and no passage that states it. */
class PassageNeeded extends refusal("PassageNeeded") {}
class DuplicateChange extends refusal("DuplicateChange") {}
class DuplicateEntry extends refusal("DuplicateEntry") {}
class UnknownInstrument extends refusal("UnknownInstrument") {}
class WrongFileName extends refusal("WrongFileName") {}
/** A relation to an event that neither the ledger nor the file has. */
class NoSuchEvent extends refusal("NoSuchEvent") {}
/** Deciding instants are fixed for a provision, never for a version. */
class DecidedByChanged extends refusal("DecidedByChanged") {}
class ReadingGap extends refusal("ReadingGap") {}
/** Printed or made public after it was recorded. */
class InFuture extends refusal("InFuture") {}

/** A note of the curator's hand: TODO, or a passage as a quotation. */
class Unfinished extends refusal("Unfinished") {}
/** A quotation or a report that is not on the pages, or not once. */
class NotOnPages extends refusal("NotOnPages") {}

/** Every reason for which an authored file is refused. */
export const SEED_ERRORS = {
  NotYaml,
  YamlFeature,
  TooMuch,
  DuplicateKey,
  UnknownKey,
  MissingKey,
  WrongType,
  QuoteIt,
  NotInList,
  WrongForm,
  NoSuchDate,
  NoSuchInstant,
  BadAmount,
  BadRatio,
  EndBeforeStart,
  KeysClash,
  UnknownFact,
  UnknownValue,
  OperatorMismatch,
  NoSuchRegion,
  BasisNeeded,
  OutOfRange,
  PassageNeeded,
  DuplicateChange,
  DuplicateEntry,
  UnknownInstrument,
  WrongFileName,
  NoSuchEvent,
  DecidedByChanged,
  ReadingGap,
  InFuture,
  Unfinished,
  NotOnPages,
}

export type SeedReason = keyof typeof SEED_ERRORS
export type SeedError = InstanceType<(typeof SEED_ERRORS)[SeedReason]>

/** A file that is refused, with every reason found, in the order of the file. */
export class FileRefused extends Data.TaggedError("FileRefused")<{
  readonly file: string
  readonly reasons: readonly [SeedError, ...SeedError[]]
}> {
  get lines(): readonly string[] {
    return this.reasons.map((reason) => reason.message)
  }

  override get message(): string {
    return this.lines.join("\n")
  }
}
