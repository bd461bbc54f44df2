import type { MeasureSource } from '../../domain/classification/measures.ts'
import type { CustomerClass } from '../../domain/classification/policy.ts'

type EnumOf<Value> = PothosSchemaTypes.EnumRef<never, Value, Value>

/** Types that are known to the schema by their names. */
export const classType = 'CustomerClass' as unknown as EnumOf<CustomerClass>
export const sourceType = 'ClassMeasureSource' as unknown as EnumOf<MeasureSource>
