/** What a column of a file holds: how it is written as Parquet. */
export type ColumnType = 'text' | 'number' | 'whole' | 'moment' | 'truth'

/** One column of a file. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
}

type Cell = string | number | boolean | null

/** Rows for a file. A `moment` is epoch ms. */
export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}
