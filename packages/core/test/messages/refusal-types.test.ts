import SchemaBuilder from '@pothos/core'
import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import type { RequestContext } from '../../src/context.ts'
import { wordingOf } from '../../src/messages/errors/wording.ts'
import { rightsErrors } from '../../src/rights/errors.ts'
import type { CoreBuilder } from '../../src/schema/builder-types.ts'
import { problem } from '../../src/schema/input-problems.ts'
import { loose } from '../../src/schema/loose-builder.ts'
import { resourceErrors } from '../../src/schema/resource-writer.ts'
import { addResultTypes, answering, resultUnion } from '../../src/schema/results.ts'
import { addScalars } from '../../src/schema/scalars.ts'
import type { SchemaParts } from '../../src/schema/schema-parts.ts'
import { TypeRefs } from '../../src/schema/type-refs.ts'

const query = 'mutation { save { ... on Error { code message help } ... on ValidationError { fields { path message } } ... on ConflictError { currentVersion } } }'

test('a mutation refuses in the language of its context', async () => {
  expect(await refuse(() => rightsErrors.VERSION_CONFLICT({ what: 'Customer', currentVersion: 3 }), 'zh-CN')).toEqual({
    code: 'VERSION_CONFLICT', message: '该记录已被他人修改，请重新加载后再修改。', help: '/docs/errors#version-conflict', currentVersion: 3,
  })
  expect(await refuse(() => rightsErrors.VERSION_CONFLICT({ what: 'Customer', currentVersion: 3 }), 'en')).toMatchObject({ message: 'Customer was changed by somebody else in the meantime. Load it again and repeat your change.' })
})

test('and names each wrong field in that language', async () => {
  const refusal = () => resourceErrors.VALIDATION_FAILED({ fields: 'name' }, { fields: [problem('name', 'TOO_LONG', { limit: 5 })] })
  expect(await refuse(refusal, 'zh-CN')).toMatchObject({ message: '部分内容填写有误，请更正后重新保存。', fields: [{ path: 'name', message: '最多 5 个字符。' }] })
})

async function refuse(make: () => Error, locale: string): Promise<unknown> {
  const core = new SchemaBuilder({ defaultFieldNullability: false } as never) as unknown as CoreBuilder
  const builder = loose(core)
  const refs = new TypeRefs(builder, () => [])
  const parts = { builder, refs, wording: wordingOf([]) } as unknown as SchemaParts
  addScalars(core)
  addResultTypes(parts)
  const payload = refs.object('SavePayload').implement({ fields: (t: { boolean(options: object): unknown }) => ({ ok: t.boolean({ resolve: () => true }) }) })
  const type = resultUnion('save', payload, parts)
  core.queryType({ fields: (t) => ({ ok: t.boolean({ resolve: () => true }) }) })
  core.mutationType({})
  builder.mutationFields((t) => ({ save: t.field({ type, resolve: () => answering(() => Promise.reject(make())) }) }))
  const { data, errors } = await graphql({ schema: core.toSchema(), source: query, contextValue: { locale } as RequestContext })
  expect(errors).toBeUndefined()
  return data!['save']
}
