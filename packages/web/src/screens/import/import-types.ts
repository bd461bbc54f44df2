import type { FieldKind } from '@tenon/core/metadata'

/** What the wizard reads and sends: the parts of the core's import API that it uses. */
export interface ImportPreview {
  readonly uploadId: string
  readonly files: readonly PreviewFile[]
  readonly mapping: { readonly name: string; readonly text: string } | null
  readonly resources: readonly PreviewResource[]
}

export interface PreviewResource {
  readonly name: string
  readonly fields: readonly PreviewField[]
}

export interface PreviewField {
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  readonly options: readonly string[] | null
  readonly reference: string | null
}

export interface PreviewFile {
  readonly name: string
  readonly size: number
  readonly sheets: readonly PreviewSheet[]
  readonly problem: { readonly code: string; readonly message: string } | null
}

export interface PreviewSheet {
  readonly sheet: string | null
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly columns: readonly { readonly name: string; readonly look: { readonly kind: string; readonly mapping: FieldMapping; readonly ambiguous: boolean } }[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly suggestions: readonly ImportSuggestion[]
}

export interface ImportSuggestion {
  readonly resource: string
  readonly score: number
  readonly key: string | null
  readonly fields: readonly { readonly field: string; readonly column: string; readonly mapping: FieldMapping; readonly score: number }[]
  readonly missing: readonly string[]
}

export interface FieldMapping {
  readonly column?: string | readonly string[]
  readonly value?: string | number | boolean | null
  /** `{column}` stands for a cell. */
  readonly template?: string
  readonly values?: Readonly<Record<string, string | number | boolean | null>>
  readonly unmapped?: 'reject' | 'keep' | 'null'
  readonly format?: string | readonly string[]
  readonly number?: { readonly decimal?: '.' | ','; readonly scale?: number | string }
  /** One for all rows, or the column that has it. */
  readonly currency?: string | { readonly column: string }
  readonly reference?: { readonly by?: string; readonly match?: 'exact' | 'loose'; readonly create?: boolean; readonly missing?: 'reject' | 'empty' }
}

export interface ImportMapping {
  readonly source: string
  readonly steps: readonly {
    readonly name: string
    readonly file: string
    readonly sheet?: string
    readonly resource: string
    readonly key: string
    readonly fields: Readonly<Record<string, FieldMapping>>
  }[]
}

export interface ResourceCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

export interface RowProblem {
  readonly file: string
  readonly sheet: string | null
  readonly line: number
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly message: string
}

export interface ImportRunState {
  readonly id: string
  readonly status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  readonly dryRun: boolean
  readonly progress: { readonly step: string; readonly file: string; readonly rows: number; readonly share: number; readonly resources: Readonly<Record<string, ResourceCounts>> } | null
  readonly resources: Readonly<Record<string, ResourceCounts>>
  readonly problemCount: number
  readonly problems: readonly RowProblem[]
  readonly error: { readonly code: string; readonly message: string } | null
  readonly reportUrl: string | null
}
