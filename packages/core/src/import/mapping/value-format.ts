import type { FieldKind } from '../../schema/metadata-types.ts'
import type { FieldMapping } from '../mapping-types.ts'
import { dateFormat } from '../values/date-format.ts'
import { numberReader } from '../values/number-format.ts'
import { dateFormats } from '../values/parse-date.ts'
import type { ValueFormat } from '../values/parse-value.ts'
import { many } from './conditions.ts'
import type { Planning, Scene } from './planning.ts'
import type { Path } from './problems.ts'

/** How the texts of a field are written: its own settings, else those of the mapping, else what cannot be misread. */
export function valueFormat(planning: Planning, scene: Scene, mapping: FieldMapping, kind: FieldKind): ValueFormat {
  const { mapping: whole } = planning
  const numberFormat = { ...whole.numbers, ...mapping.number }
  const own = mapping.format ?? (kind === 'date' || kind === 'datetime' ? whole.dates : undefined)
  const patterns = own === undefined ? null : many(own)
  if (mapping.format !== undefined) checkDates(planning, many(mapping.format), [...scene.path, 'format'])
  const timeZone = mapping.timeZone ?? planning.timeZone
  return {
    number: numberReader(numberFormat),
    numberFormat,
    dates: { formats: dateFormats(patterns), zone: planning.zone(timeZone, mapping.timeZone === undefined ? ['timeZone'] : [...scene.path, 'timeZone']) },
    split: mapping.split ?? ';',
  }
}

/** Reports patterns that mean nothing. */
export function checkDates(planning: Planning, patterns: readonly string[], path: Path): void {
  for (const pattern of patterns) {
    const format = dateFormat(pattern)
    if (typeof format === 'string') planning.problems.add(path, 'MAPPING_FORMAT_INVALID', { format: pattern, reason: format })
  }
}
