import { describe, expect, it } from 'vitest'
import type { Model } from '../../src/models/model-types.ts'
import { and, everything, isEverything, isNothing, not, nothing, or } from '../../src/rights/where.ts'

const model = { name: 'Deal', primaryKey: ['id'] } as unknown as Model
const own = { ownerId: 'me' }

describe('the algebra of conditions', () => {
  it('writes "nothing" as an empty list of keys, never as an empty OR that Prisma drops inside AND', () => {
    expect(nothing(model)).toEqual({ id: { in: [] } })
    expect(or(model)).toEqual({ id: { in: [] } })
    expect(isNothing(or(model, nothing(model), nothing(model)))).toBe(true)
  })

  it('lets nothing win in AND, so that no other condition can widen it', () => {
    expect(isNothing(and(own, nothing(model)))).toBe(true)
    expect(isNothing(and(everything, nothing(model)))).toBe(true)
  })

  it('lets everything win in OR, where Prisma would drop the empty condition and narrow the right', () => {
    expect(isEverything(or(model, own, everything))).toBe(true)
  })

  it('negates everything to nothing, which Prisma reads as everything', () => {
    expect(isNothing(not(model, everything))).toBe(true)
    expect(isEverything(not(model, nothing(model)))).toBe(true)
    expect(not(model, own)).toEqual({ NOT: own })
  })

  it('leaves single conditions as they are', () => {
    expect(and(own)).toBe(own)
    expect(or(model, own, nothing(model))).toBe(own)
    expect(and(own, { stage: 'WON' })).toEqual({ AND: [own, { stage: 'WON' }] })
  })
})
