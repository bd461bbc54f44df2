import type { FieldKind } from '../schema/metadata-types.ts'
import type { FieldMapping, ImportMapping } from './mapping-types.ts'
import type { ImportProgress, ResourceCounts, RowProblem, StepCounts } from './report/report-types.ts'

/** Answer of `POST /api/import/preview` (multipart, one part per file): what is in the files, and what they may be meant for. */
export interface ImportPreview {
  /** Names the uploaded files in later requests; kept for a day, for this person only. */
  readonly uploadId: string
  readonly files: readonly PreviewFile[]
  /** A mapping file (YAML) among the uploads, as text. */
  readonly mapping: { readonly name: string; readonly text: string } | null
  /** What the caller may import into. */
  readonly resources: readonly PreviewResource[]
}

export interface PreviewResource {
  readonly name: string
  readonly fields: readonly {
    readonly name: string
    readonly kind: FieldKind
    readonly required: boolean
    readonly options: readonly string[] | null
    readonly reference: string | null
  }[]
}

export interface PreviewFile {
  readonly name: string
  readonly size: number
  /** One for a CSV file. */
  readonly sheets: readonly PreviewSheet[]
  /** Why the file cannot be read; null where it can. */
  readonly problem: { readonly code: string; readonly message: string } | null
}

export interface PreviewSheet {
  /** Null for CSV. */
  readonly sheet: string | null
  /** CSV only. */
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly columns: readonly PreviewColumn[]
  /** The first rows as text. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  /** Fitting resources, the best first. */
  readonly suggestions: readonly ImportSuggestion[]
}

export interface PreviewColumn {
  readonly name: string
  readonly look: ColumnLook
}

/** What the samples of a column look like. */
export interface ColumnLook {
  readonly kind: 'empty' | 'text' | 'integer' | 'decimal' | 'money' | 'percent' | 'date' | 'datetime' | 'boolean' | 'email' | 'url'
  /** Settings with which the samples can be read. */
  readonly mapping: Pick<FieldMapping, 'format' | 'number'>
  /** Another reading fits as well (day and month, comma and point): somebody should look. */
  readonly ambiguous: boolean
}

/** A proposal for one sheet and one resource. */
export interface ImportSuggestion {
  readonly resource: string
  /** How well it fits, 0 to 1. */
  readonly score: number
  readonly key: string | null
  readonly fields: readonly SuggestedField[]
  /** Required fields that no column fits. */
  readonly missing: readonly string[]
}

export interface SuggestedField {
  readonly field: string
  readonly column: string
  readonly mapping: FieldMapping
  readonly score: number
}

/** Body of `POST /api/import/suggest`; answers an ImportSuggestion. */
export interface SuggestRequest {
  readonly uploadId: string
  readonly file: string
  readonly sheet?: string
  readonly resource: string
}

/** Body of `POST /api/import/runs`; answers 202 with `{ id }`, or IMPORT_MAPPING_INVALID with all problems as `fields`. */
export interface StartRunRequest {
  readonly uploadId: string
  /** A mapping, or the text of a YAML mapping file. */
  readonly mapping: string | ImportMapping
  readonly dryRun?: boolean
}

/** Answer of `GET /api/import/runs/:id`, and of `POST /api/import/runs/:id/cancel`. */
export interface ImportRunState {
  readonly id: string
  readonly status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  readonly dryRun: boolean
  readonly mapping: string
  readonly files: readonly string[]
  readonly startedAt: string
  readonly finishedAt: string | null
  /** Null once the run is over, and where another process runs it. */
  readonly progress: ImportProgress | null
  readonly resources: Readonly<Record<string, ResourceCounts>>
  readonly steps: readonly StepCounts[]
  /** How many problems there are; the report has all of them. */
  readonly problemCount: number
  /** The first problems. */
  readonly problems: readonly RowProblem[]
  readonly error: { readonly code: string; readonly message: string } | null
  /** Path of the report as CSV; null where there are no problems, or it is gone. */
  readonly reportUrl: string | null
}
