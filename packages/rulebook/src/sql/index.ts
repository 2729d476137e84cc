/** The rules as of one point as SQL: a script that decides orders where they are. */
export { DIALECTS, type DialectName } from "./dialect.ts"
export { SqlError, writeShape, writeSql, type LeftOut, type SqlOptions, type SqlRows } from "./script.ts"
