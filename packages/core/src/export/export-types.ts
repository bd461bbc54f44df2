/** A cell with its type, so that each format can write it in its own way. */
export type ExportCell =
  | { readonly type: 'empty' }
  | { readonly type: 'text'; readonly text: string }
  /** Exact, in plain notation; `places` is how many decimals are shown. */
  | { readonly type: 'number'; readonly text: string; readonly places: number | null }
  /** A share: '0.125' is 12.5 %. */
  | { readonly type: 'percent'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** 'yyyy-MM-dd' */
  | { readonly type: 'date'; readonly text: string }
  /** 'yyyy-MM-dd HH:mm:ss' on the company's clocks. */
  | { readonly type: 'datetime'; readonly text: string }

export interface ExportColumn {
  readonly header: string
  /** Prisma select of what the cell is made from. */
  readonly select: Readonly<Record<string, unknown>>
  cell(row: Readonly<Record<string, unknown>>): ExportCell
}

/** A table that is being read: its columns, and its rows in pages. */
export interface ExportTable {
  readonly name: string
  /** The model whose rows they are. */
  readonly model: string
  readonly headers: readonly string[]
  pages(): AsyncGenerator<readonly (readonly ExportCell[])[]>
}
