/**
 * A mapping says which file feeds which resource. It is written as YAML, or as TypeScript with `defineImport`.
 * The guide is docs/guides/import.md.
 */
export interface ImportMapping {
  /** Names the system that the files come from. Rows are remembered under it, so a second run of the same source changes nothing. */
  readonly source: string
  readonly description?: string
  /** Currency of money columns that name none. @default the company's currency */
  readonly currency?: string
  /** Zone of times that name none. @default the company's time zone */
  readonly timeZone?: string
  /** Date formats of the whole mapping, tried in order. */
  readonly dates?: OneOrMany<string>
  readonly numbers?: NumberFormat
  /** Texts that mean "empty", e.g. ["N/A", "-"]. */
  readonly empty?: readonly string[]
  /** Run in order; a step may refer to the records of those before it. */
  readonly steps: readonly ImportStep[]
}

export type OneOrMany<Item> = Item | readonly Item[]

/** One pass over one file, or over every file that fits the pattern. */
export interface ImportStep extends RecordMapping {
  /** Part of the rows' identity: keep it when the mapping changes. */
  readonly name: string
  /** File name; `*` and `?` match any text and any character. */
  readonly file: string
  /** Sheet of a workbook, by name or by number from 1. @default 1 */
  readonly sheet?: string | number
  /** @default detected: UTF-8 or UTF-16 by its mark, UTF-8 where valid, else GB18030 */
  readonly encoding?: string
  /** @default detected among , ; tab | */
  readonly delimiter?: string
  /** The line that holds the column names. @default 1 */
  readonly headerLine?: number
  /** Column names of a file without a header line. */
  readonly columns?: readonly string[]
  /** Corrections of single texts, per column, before anything else looks at them. */
  readonly aliases?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Rows to leave out without a word: those that meet any of the conditions. */
  readonly skipWhen?: OneOrMany<RowCondition>
  /** 'distinct': many rows may repeat the same record. @default 'every' */
  readonly rows?: 'every' | 'distinct'
  /** What a second row with the same key is: refused, or a supplement whose filled cells win. @default 'reject' */
  readonly duplicates?: 'reject' | 'merge'
  /** More records out of the same row. They land together or not at all; each may refer to those before it by `row`. */
  readonly also?: readonly (RecordMapping & { readonly name: string; readonly skipWhen?: OneOrMany<RowCondition> })[]
}

/** One record made from a row. */
export interface RecordMapping {
  readonly resource: string
  /** Columns that identify the row in its source. */
  readonly key: OneOrMany<string>
  /** 'save' creates or updates; 'create' leaves what exists as it is; 'update' only changes what exists. @default 'save' */
  readonly write?: 'save' | 'create' | 'update'
  /** The step (or record of a step) whose records these are, by the same key. Implies `write: update`. */
  readonly updates?: string
  /** A field that finds a record which did not come from this source, e.g. `code`. */
  readonly match?: string
  /** Field name to column name, or to more. */
  readonly fields: Readonly<Record<string, string | FieldMapping>>
}

export interface FieldMapping {
  /** Exactly one of column, value and template. Several columns are joined with a space. */
  readonly column?: OneOrMany<string>
  /** The same value for every row. */
  readonly value?: Literal
  /** `{column}` stands for a cell; a part in [brackets] is left out where one of its cells is empty. */
  readonly template?: string
  /** @default true */
  readonly trim?: boolean
  /** `slug` gives lower case letters and digits joined by '-'. */
  readonly case?: 'upper' | 'lower' | 'slug'
  /** Texts that mean "empty" in this column. */
  readonly empty?: readonly string[]
  /** Text to value. */
  readonly values?: Readonly<Record<string, Literal>>
  /** What a text outside `values` is. @default 'reject' */
  readonly unmapped?: 'reject' | 'keep' | 'null'
  /** Used where the cell is empty. */
  readonly default?: Literal
  /** Refuse empty cells although the resource does not. */
  readonly required?: boolean
  /** Formats of a date or time, tried in order: yyyy-MM-dd, dd MMM yy, d.M.yyyy HH:mm … */
  readonly format?: OneOrMany<string>
  readonly timeZone?: string
  readonly number?: NumberFormat
  /** ISO code, or the column that holds it. */
  readonly currency?: string | { readonly column: string }
  /** Between the tags of a list. @default ';' */
  readonly split?: string
  readonly reference?: ReferenceMapping
}

export type Literal = string | number | boolean | null

export interface NumberFormat {
  /** @default '.' */
  readonly decimal?: '.' | ','
  /** @default ',' or, with a decimal comma, '.' */
  readonly thousands?: '.' | ',' | ' ' | "'" | ''
  /** A sign or word to drop; currency signs are dropped anyway. */
  readonly currencySign?: string
  /** Multiplies each number: 1000000 where a column is in millions. */
  readonly scale?: number | string
  /** Suffixes that multiply: { 万: 10000 }. */
  readonly units?: Readonly<Record<string, number>>
  /** Round half away from zero to the places that can be kept. @default false: such a number is refused */
  readonly round?: boolean
}

/** How the record that a cell names is found: by `step`, by `row`, or by a field of the target. */
export interface ReferenceMapping {
  /** The text is the key of a row of this step, or of one of these steps. */
  readonly step?: OneOrMany<string>
  /** Another record of the same row. */
  readonly row?: string
  /** The text is the value of this field of the target. */
  readonly by?: string
  /** @default the resource at the other end */
  readonly resource?: string
  /** 'loose' ignores case, spaces and punctuation. @default 'exact' */
  readonly match?: 'exact' | 'loose'
  /** Make a missing target, with these further values. */
  readonly create?: boolean | Readonly<Record<string, Literal>>
  /** @default 'reject' */
  readonly missing?: 'reject' | 'empty'
  /** Take over this reference field of the record found, not the record itself: the team of an agent. */
  readonly take?: string
}

export interface RowCondition {
  readonly column: string
  readonly is?: OneOrMany<string>
  readonly isNot?: OneOrMany<string>
  readonly empty?: boolean
  readonly startsWith?: OneOrMany<string>
  readonly contains?: OneOrMany<string>
}
