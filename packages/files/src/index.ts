// Files read and written whole, and the right to write one: every failure is a value that says what to do.
export type { ErrorClass } from "./error-class.ts"
export {
  FileNotFound,
  FileTaken,
  FileUnreadable,
  FileUnwritable,
  FolderTaken,
  FULL_DISK,
  LogLocked,
  writeFault,
} from "./file-error.ts"
export { draftBeside, makeNew } from "./draft.ts"
export { changedAt, createFile, readBytes, readFolder, readText, replaceFile, restoreFile } from "./files.ts"
export { type FolderAside, folderAside } from "./folder.ts"
export { isDiskFull } from "./full.ts"
export { exclusive } from "./lock.ts"
export { type FileInParts, fileInParts } from "./parts.ts"
export { wordsOf } from "./thrown.ts"
