import { placesOf, type Platform } from "@policy-ledger/rulebook"
import { ledgerTables } from "../src/export/ledger-tables.ts"
import type { LedgerTable } from "../src/export/table.ts"
import { parquetTypeOf } from "../src/tables/parquet.ts"

const BEGIN = "<!-- columns:begin (written by pnpm generate) -->"
const END = "<!-- columns:end -->"

const columnsOf = ({ name, told, columns }: LedgerTable, places: number): string =>
  [
    `### ${name}`,
    "",
    `A row is ${told}.`,
    "",
    "| column | type | what stands in it |",
    "|---|---|---|",
    ...columns.map(
      (column) => `| \`${column.name}\` | ${parquetTypeOf(column.kind, places)} | ${column.told} |`,
    ),
  ].join("\n")

/** The page with the columns of an export of that platform's ledger between its marks. */
export const withColumns = (page: string, platform: Platform): string => {
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)]
  const tables = ledgerTables({ platform, events: [], runs: [] }).map((table) =>
    columnsOf(table, placesOf(platform)),
  )
  return `${page.slice(0, before + BEGIN.length)}\n\n${tables.join("\n\n")}\n\n${page.slice(after)}`
}
