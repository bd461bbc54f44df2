import type { FieldMapping, ImportMapping, ImportPreview, ImportSuggestion, PreviewField, PreviewResource, PreviewSheet } from './import-types.ts'

/** What one sheet of one file becomes. */
export interface SheetPlan {
  readonly file: string
  readonly sheet: string | null
  /** Null: it is left out. */
  readonly resource: string | null
  /** The column that tells its rows apart. */
  readonly key: string | null
  /** Field to how it is fed. */
  readonly fields: Readonly<Record<string, FieldMapping>>
}

const SURE = 0.35

/** A plan for every sheet: the best suggestion, or the resource that was asked for. */
export function firstPlans(preview: ImportPreview, wanted: string | null): SheetPlan[] {
  return preview.files.flatMap((file) =>
    file.sheets.map((sheet) => {
      const asked = wanted ? sheet.suggestions.find((one) => one.resource === wanted) : undefined
      const best = asked ?? sheet.suggestions.find((one) => one.score >= SURE)
      const empty: SheetPlan = { file: file.name, sheet: sheet.sheet, resource: null, key: null, fields: {} }
      return best ? withSuggestion(empty, best) : empty
    }),
  )
}

export function withSuggestion(plan: SheetPlan, suggestion: ImportSuggestion): SheetPlan {
  return { ...plan, resource: suggestion.resource, key: suggestion.key, fields: Object.fromEntries(suggestion.fields.map((one) => [one.field, one.mapping])) }
}

/** The field that a column feeds. */
export function fieldOfColumn(plan: SheetPlan, column: string): string | null {
  return Object.entries(plan.fields).find(([, mapping]) => mapping.column === column)?.[0] ?? null
}

/** The amount whose currency a column has: it feeds nothing by itself. */
export function amountOfColumn(plan: SheetPlan, column: string): string | null {
  return Object.entries(plan.fields).find(([, { currency }]) => typeof currency === 'object' && currency.column === column)?.[0] ?? null
}

/** Feeds a field from a column, and no other from it; null leaves the column out. */
export function withColumn(plan: SheetPlan, column: string, field: PreviewField | null, look: FieldMapping): SheetPlan {
  const others = Object.entries(plan.fields).filter(([name, mapping]) => mapping.column !== column && name !== field?.name)
  const added: [string, FieldMapping][] = field ? [[field.name, freshMapping(column, field, look)]] : []
  return { ...plan, fields: Object.fromEntries([...others, ...added]) }
}

function freshMapping(column: string, field: PreviewField, look: FieldMapping): FieldMapping {
  if (field.reference) return { column, reference: { by: 'name' } }
  if (field.kind === 'date' || field.kind === 'datetime') return { column, ...(look.format === undefined ? {} : { format: look.format }) }
  return { column, ...(look.number === undefined ? {} : { number: look.number }) }
}

export function withMapping(plan: SheetPlan, field: string, change: Partial<FieldMapping>): SheetPlan {
  return { ...plan, fields: { ...plan.fields, [field]: { ...plan.fields[field], ...change } } }
}

/** Fields that no column feeds but that have, or need, something: the same for all rows, or put together from several columns. */
export function fixedFields(plan: SheetPlan, resource: PreviewResource): readonly PreviewField[] {
  return resource.fields.filter((field) => {
    const mapping = plan.fields[field.name]
    return mapping ? mapping.column === undefined : field.required
  })
}

export function fixedText(plan: SheetPlan, field: string): string {
  const mapping = plan.fields[field]
  return mapping?.template ?? (mapping?.value === undefined || mapping.value === null ? '' : String(mapping.value))
}

export function withFixed(plan: SheetPlan, field: PreviewField, text: string): SheetPlan {
  const found = field.reference ? { reference: { by: 'name' } } : {}
  return { ...plan, fields: { ...plan.fields, [field.name]: { ...(text.includes('{') ? { template: text } : { value: text }), ...found } } }
}

export function withoutField(plan: SheetPlan, field: string): SheetPlan {
  return { ...plan, fields: Object.fromEntries(Object.entries(plan.fields).filter(([name]) => name !== field)) }
}

/** The required fields that nothing feeds. */
export function missingFields(plan: SheetPlan, resource: PreviewResource | undefined): readonly PreviewField[] {
  return resource?.fields.filter((field) => field.required && isUnfed(plan.fields[field.name])) ?? []
}

function isUnfed(mapping: FieldMapping | undefined): boolean {
  return !mapping || mapping.value === ''
}

/** Texts of a column in the sample, each once. */
export function samplesOf(sheet: PreviewSheet, column: string): readonly string[] {
  const index = sheet.columns.findIndex((one) => one.name === column)
  return [...new Set(sheet.rows.flatMap((row) => row.cells[index]?.trim() || []))]
}

export function isReady(plans: readonly SheetPlan[], resources: readonly PreviewResource[]): boolean {
  const used = plans.filter((plan) => plan.resource !== null)
  return used.length > 0 && used.every((plan) => plan.key !== null && missingFields(plan, resources.find((one) => one.name === plan.resource)).length === 0)
}

/** The mapping that the plans make. What others refer to comes first, so that it is there to be found. */
export function toMapping(plans: readonly SheetPlan[], resources: readonly PreviewResource[], source: string): ImportMapping {
  const used = plans.filter((plan) => plan.resource !== null && plan.key !== null)
  const names = new Set<string>()
  const steps = inOrder(used, resources).map((plan) => {
    const name = unique(plan.sheet ? `${plan.file} · ${plan.sheet}` : plan.file, names)
    return { name, file: plan.file, ...(plan.sheet === null ? {} : { sheet: plan.sheet }), resource: plan.resource!, key: plan.key!, fields: plan.fields }
  })
  return { source, steps }
}

function inOrder(plans: readonly SheetPlan[], resources: readonly PreviewResource[]): SheetPlan[] {
  const placed: SheetPlan[] = []
  const place = (plan: SheetPlan, above: readonly SheetPlan[]) => {
    if (placed.includes(plan) || above.includes(plan)) return
    const fields = resources.find((one) => one.name === plan.resource)?.fields ?? []
    const needed = new Set(fields.flatMap((field) => (plan.fields[field.name] && field.reference ? [field.reference] : [])))
    for (const other of plans) if (other.resource && needed.has(other.resource)) place(other, [...above, plan])
    placed.push(plan)
  }
  for (const plan of plans) place(plan, [])
  return placed
}

function unique(name: string, taken: Set<string>): string {
  let candidate = name
  for (let number = 2; taken.has(candidate); number++) candidate = `${name} (${number})`
  taken.add(candidate)
  return candidate
}

/** A name for where the files come from, out of theirs: a second import under it updates instead of doubling. */
export function sourceName(files: readonly { readonly name: string }[]): string {
  return files[0]?.name.replace(/\.[^.]+$/, '').replace(/[\s_]+/g, '-').toLowerCase() ?? ''
}
