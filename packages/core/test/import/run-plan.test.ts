import { describe, expect, test } from 'vitest'
import type { ImportMapping } from '../../src/import/mapping-types.ts'
import { RowsTaken, WriteRefused } from '../../src/import/target-types.ts'
import { importFiles } from './import-files.ts'
import { orders, shop } from './shop.ts'

const customersAndOrders: ImportMapping = {
  source: 'test',
  steps: [
    { name: 'customers', file: 'customers.csv', resource: 'Customer', key: 'name', fields: { name: 'name', parent: { column: 'parent', reference: { step: 'customers' } } } },
    { name: 'orders', file: 'orders.csv', resource: 'Order', key: 'id', fields: { code: 'id', amount: 'amount', customer: { column: 'customer', reference: { step: 'customers' } } } },
  ],
}
const files = { 'customers.csv': 'name,parent\nA,B\nB,C\nC,\n', 'orders.csv': 'id,amount,customer\n1,10.50,A\n2,,\n3,7,C\n' }
const nothing = { created: 0, updated: 0, unchanged: 0, rejected: 0 }

describe('a run', () => {
  test('converts values as the mapping says', async () => {
    const target = shop()
    const mapping = orders({
      code: { template: 'O-{id}', case: 'lower' }, amount: { column: 'amount', currency: 'JPY', number: { scale: 1000 } }, quantity: { column: 'n', default: 1 },
      weight: 'w', discount: 'd', big: 'b', gift: 'g', status: { column: 's', values: { Won: 'CLOSED_WON' }, unmapped: 'keep' }, tags: 't', extra: 'x', paidAt: 'p',
      placedOn: { column: 'day', format: ['dd MMM yy', 'yyyy-MM-dd'] }, note: { column: ['n', 'g'] },
    })
    await importFiles(target, mapping as never, {
      'orders.csv': 'id,amount,n,w,d,b,g,s,t,x,p,day\n1,1.5,,1.250,12.5%,9007199254740993,是,Won,a; b,"{""k"":[1]}",2021-01-05 08:00,22 Jan 19\n2,,3,,,,no,open,,,,2020-02-29\n',
    })
    expect(target.all('Order').map(({ id: _id, ...order }) => order)).toEqual([
      { code: 'o-1', amount: { minor: 1500n, currency: 'JPY' }, quantity: 1, weight: '1.25', discount: 1250, big: 9007199254740993n, gift: true, status: 'CLOSED_WON', tags: ['a', 'b'], extra: { k: [1] }, paidAt: '2021-01-05T00:00:00.000Z', placedOn: '2019-01-22', note: '是' },
      { code: 'o-2', amount: null, quantity: 3, weight: null, discount: null, big: null, gift: false, status: 'OPEN', tags: null, extra: null, paidAt: null, placedOn: '2020-02-29', note: '3 no' },
    ])
  })

  test('finds rows of its own file that come later, however deep', async () => {
    const target = shop()
    const result = await importFiles(target, customersAndOrders, files)
    const byName = new Map(target.all('Customer').map((customer) => [customer['name'], customer]))
    expect(byName.get('A')?.['parent']).toBe(byName.get('B')?.['id'])
    expect(byName.get('B')?.['parent']).toBe(byName.get('C')?.['id'])
    expect(result.resources).toEqual({ Customer: { ...nothing, created: 3 }, Order: { ...nothing, created: 3 } })
  })

  test('a second run of the same files changes nothing', async () => {
    const target = shop()
    await importFiles(target, customersAndOrders, files)
    const records = structuredClone([...target.records].map(([name, rows]) => [name, [...rows]]))
    const commits = target.commits.length
    const second = await importFiles(target, customersAndOrders, files)
    expect(second.resources).toEqual({ Customer: { ...nothing, unchanged: 3 }, Order: { ...nothing, unchanged: 3 } })
    expect([...target.records].map(([name, rows]) => [name, [...rows]])).toEqual(records)
    expect(target.commits).toHaveLength(commits)
  })

  test('a changed row updates its record, and only that', async () => {
    const target = shop()
    await importFiles(target, customersAndOrders, files)
    const result = await importFiles(target, customersAndOrders, { ...files, 'orders.csv': files['orders.csv'].replace('10.50', '11') })
    expect(result.resources['Order']).toEqual({ ...nothing, updated: 1, unchanged: 2 })
    expect(target.all('Order').map((order) => order['amount'])).toEqual([{ minor: 1100n, currency: 'CNY' }, null, { minor: 700n, currency: 'CNY' }])
  })

  test('so does one that refers to something else', async () => {
    const target = shop()
    await importFiles(target, customersAndOrders, files)
    const result = await importFiles(target, customersAndOrders, { ...files, 'orders.csv': files['orders.csv'].replace('3,7,C', '3,7,A') })
    expect(result.resources['Order']).toEqual({ ...nothing, updated: 1, unchanged: 2 })
    expect(target.all('Order')[2]?.['customer']).toBe(target.all('Customer').find(({ name }) => name === 'A')?.['id'])
  })

  test('rows with `write: create` leave alone what they became before', async () => {
    const target = shop()
    const mapping = orders({ code: 'id', note: 'v' }, { write: 'create' }) as never
    await importFiles(target, mapping, { 'orders.csv': 'id,v\n1,a\n' })
    const second = await importFiles(target, mapping, { 'orders.csv': 'id,v\n1,b\n2,c\n' })
    expect(second.resources['Order']).toEqual({ ...nothing, created: 1, unchanged: 1 })
    expect(target.all('Order').map((order) => order['note'])).toEqual(['a', 'c'])
  })

  test('records of other origin are found by `match`', async () => {
    const target = shop()
    target.put('Product', { code: 'X1', name: 'old', kind: 'LICENCE' })
    const mapping = { source: 'test', steps: [{ name: 'p', file: 'p.csv', resource: 'Product', key: 'code', match: 'code', fields: { code: 'code', name: 'name', kind: { value: 'hard-ware' } } }] }
    const result = await importFiles(target, mapping, { 'p.csv': 'code,name\nX1,new\nX2,other\n' })
    expect(result.resources['Product']).toEqual({ ...nothing, created: 1, updated: 1 })
    expect(target.all('Product').map(({ code, name }) => [code, name])).toEqual([['X1', 'new'], ['X2', 'other']])
  })

  test('a later step may complete the records of an earlier one', async () => {
    const target = shop()
    const mapping: ImportMapping = { source: 'test', steps: [
      { name: 'orders', file: 'orders.csv', resource: 'Order', key: 'id', fields: { code: 'id' } },
      { name: 'notes', file: 'notes.csv', resource: 'Order', key: 'order', updates: 'orders', fields: { note: 'text' } },
    ] }
    const both = { 'orders.csv': 'id\n1\n2\n', 'notes.csv': 'order,text\n2,hello\n3,lost\n' }
    const result = await importFiles(target, mapping, both)
    expect(target.all('Order').map(({ code, note }) => [code, note])).toEqual([['1', undefined], ['2', 'hello']])
    expect(result.said).toEqual(['ROW_RECORD_MISSING 3 order 3'])
    expect((await importFiles(target, mapping, both)).resources['Order']).toEqual({ ...nothing, unchanged: 3, rejected: 1 })
  })
})

describe('several records from one row', () => {
  const mapping: ImportMapping = { source: 'test', steps: [{
    name: 'orders', file: 'orders.csv', resource: 'Order', key: 'id', fields: { code: 'id', customer: { reference: { row: 'customer' } } },
    also: [
      { name: 'line', resource: 'Line', key: 'id', fields: { order: { reference: { row: 'orders' } }, quantity: 'n', product: { column: 'product', reference: { by: 'code', create: { name: 'made', kind: 'LICENCE' } } } } },
    ],
  }] }
  const withCustomer: ImportMapping = { source: 'test', steps: [{
    name: 'customers', file: 'orders.csv', resource: 'Customer', key: 'customer', rows: 'distinct', fields: { name: 'customer' },
    also: [{ name: 'order', resource: 'Order', key: 'id', fields: { code: 'id', customer: { reference: { row: 'customers' } } } }],
  }] }

  test('land together or not at all', async () => {
    const target = shop()
    const plain = { ...mapping, steps: [{ ...mapping.steps[0]!, fields: { code: 'id' } }] }
    const result = await importFiles(target, plain, { 'orders.csv': 'id,n,product\n1,2,P1\n2,,P2\n3,4,P1\n' })
    expect(result.said).toEqual(['VALUE_REQUIRED 3 n '])
    expect(target.all('Order').map(({ code }) => code)).toEqual(['1', '3'])
    expect(target.all('Line').map(({ quantity }) => quantity)).toEqual([2, 4])
    // P1 was made once for two rows; P2 was needed only by the refused row.
    expect(target.all('Product').map(({ code }) => code)).toEqual(['P1'])
  })

  test('a record that many rows repeat is made once, in one batch or in several', async () => {
    for (const batchSize of [1, 2, 500]) {
      const target = shop()
      const rows = { 'orders.csv': 'id,customer\n1,A\n2,B\n3,A\n4,A\n' }
      const first = await importFiles(target, withCustomer, rows, { batchSize })
      expect(first.resources).toEqual({ Customer: { ...nothing, created: 2 }, Order: { ...nothing, created: 4 } })
      expect(target.all('Customer')).toHaveLength(2)
      expect(new Set(target.all('Order').map(({ customer }) => customer)).size).toBe(2)
      expect((await importFiles(target, withCustomer, rows, { batchSize })).resources).toEqual({ Customer: { ...nothing, unchanged: 2 }, Order: { ...nothing, unchanged: 4 } })
    }
  })

  test('a reference to a later record of the row is a mistake of the mapping', async () => {
    await expect(importFiles(shop(), mapping, { 'orders.csv': 'id,n,product\n1,2,P1\n' })).rejects.toMatchObject({ code: 'IMPORT_MAPPING_INVALID' })
  })
})

describe('references', () => {
  const byName = (reference: object) => orders({ code: 'id', customer: { column: 'customer', reference: { by: 'name', ...reference } } }) as never
  const rows = { 'orders.csv': 'id,customer\n1,GTX Pro\n2,GTXPro\n3,gtx-pro\n' }

  test('an exact match takes only the very text; a loose one ignores case, spaces and punctuation', async () => {
    const exact = shop()
    exact.put('Customer', { name: 'GTX Pro' })
    expect((await importFiles(exact, byName({}), rows)).said).toEqual(['REFERENCE_NOT_FOUND 3 customer GTXPro', 'REFERENCE_NOT_FOUND 4 customer gtx-pro'])
    const loose = shop()
    loose.put('Customer', { name: 'GTX Pro' })
    expect((await importFiles(loose, byName({ match: 'loose' }), rows)).said).toEqual([])
  })

  test('what is missing is made once, also where it is written in several ways', async () => {
    for (const batchSize of [1, 500]) {
      const target = shop()
      const result = await importFiles(target, byName({ match: 'loose', create: true }), rows, { batchSize })
      expect(target.all('Customer').map(({ name }) => name)).toEqual(['GTX Pro'])
      expect(result.resources).toEqual({ Customer: { ...nothing, created: 1 }, Order: { ...nothing, created: 3 } })
    }
  })

  test('a missing one may be left empty', async () => {
    const target = shop()
    expect((await importFiles(target, byName({ missing: 'empty' }), rows)).said).toEqual([])
    expect(target.all('Order').map(({ customer }) => customer)).toEqual([null, null, null])
  })

  test('aliases correct single texts before anything looks at them', async () => {
    const target = shop()
    target.put('Customer', { name: 'GTX Pro' })
    const mapping = { ...orders({ code: 'id', customer: { column: 'customer', reference: { by: 'name' } } }, { aliases: { customer: { GTXPro: 'GTX Pro', 'gtx-pro': 'GTX Pro' } } }) }
    expect((await importFiles(target, mapping as never, rows)).said).toEqual([])
  })

  test('a reference of the record that was found can be taken over', async () => {
    const target = shop()
    const team = target.put('Team', { name: 'East' })
    target.put('Customer', { name: 'Acme', team })
    await importFiles(target, orders({ team: { column: 'customer', reference: { resource: 'Customer', by: 'name', take: 'team' } } }) as never, { 'orders.csv': 'id,customer\n1,Acme\n' })
    expect(target.all('Order')[0]?.['team']).toBe(team)
  })

  test('the parent may be left empty where it stands nowhere, but not where its row is on the way', async () => {
    const target = shop()
    const mapping: ImportMapping = { source: 'test', steps: [{ ...customersAndOrders.steps[0]!, fields: { name: 'name', parent: { column: 'parent', reference: { step: 'customers', missing: 'empty' } } } }] }
    await importFiles(target, mapping, { 'customers.csv': 'name,parent\nA,B\nB,Nowhere\nX,Y\nY,X\n' })
    const byName = new Map(target.all('Customer').map((customer) => [customer['name'], customer]))
    expect(byName.get('A')?.['parent']).toBe(byName.get('B')?.['id'])
    expect(byName.get('B')?.['parent']).toBeNull()
    // A circle cannot be begun anywhere else than with an empty end.
    expect([byName.get('X')?.['parent'], byName.get('Y')?.['parent']]).toContain(null)
  })
})

describe('keys', () => {
  test('the first of several rows counts', async () => {
    const target = shop()
    await importFiles(target, orders({ note: 'v' }) as never, { 'orders.csv': 'id,v\n1,a\n1,b\n' })
    expect(target.all('Order').map(({ note }) => note)).toEqual(['a'])
  })

  test('or they are merged, and later cells that are not empty win', async () => {
    const target = shop()
    const mapping = orders({ code: 'id', note: 'v', quantity: 'n' }, { duplicates: 'merge' }) as never
    const rows = { 'orders.csv': 'id,v,n\n1,a,\n2,x,5\n1,,7\n1,b,\n' }
    const result = await importFiles(target, mapping, rows, { batchSize: 1 })
    expect(target.all('Order').map(({ code, note, quantity }) => [code, note, quantity]).sort()).toEqual([['1', 'b', 7], ['2', 'x', 5]])
    expect(result.steps[0]).toMatchObject({ rows: 4, repeated: 2, rejected: 0 })
    expect((await importFiles(target, mapping, rows)).resources['Order']).toEqual({ ...nothing, unchanged: 2 })
  })

  test('the line may be the key where a file has no other', async () => {
    const target = shop()
    const mapping = orders({ note: 'v' }, { key: '$line' }) as never
    await importFiles(target, mapping, { 'orders.csv': 'v\na\na\n' })
    expect((await importFiles(target, mapping, { 'orders.csv': 'v\na\na\nb\n' })).resources['Order']).toEqual({ ...nothing, created: 1, unchanged: 2 })
  })

  test('several columns may be the key, and a reference names them all', async () => {
    const target = shop()
    const mapping: ImportMapping = { source: 'test', steps: [
      { name: 'customers', file: 'c.csv', resource: 'Customer', key: ['country', 'no'], fields: { name: 'name' } },
      { name: 'orders', file: 'orders.csv', resource: 'Order', key: 'id', fields: { customer: { column: ['land', 'number'], reference: { step: 'customers' } } } },
    ] }
    const result = await importFiles(target, mapping, { 'c.csv': 'country,no,name\nCN,1,A\nDE,1,B\n', 'orders.csv': 'id,land,number\n1,DE,1\n2,FR,1\n' })
    expect(result.said).toEqual(['REFERENCE_NOT_FOUND 3 land + number FR 1'])
    expect(target.all('Order')[0]?.['customer']).toBe(target.all('Customer')[1]?.['id'])
  })

  test('long keys are remembered too', async () => {
    const target = shop()
    const rows = { 'orders.csv': `id,v\n${'k'.repeat(5000)},a\n` }
    await importFiles(target, orders({ note: 'v' }) as never, rows)
    expect((await importFiles(target, orders({ note: 'v' }) as never, rows)).resources['Order']?.unchanged).toBe(1)
  })

  test('several files feed one step, and a key that both have names the other file', async () => {
    const result = await importFiles(shop(), orders({ note: 'v' }, { file: 'orders-*.csv' }) as never, { 'orders-1.csv': 'id,v\n1,a\n', 'orders-2.csv': 'v,id\nb,2\nc,1\n', 'other.csv': 'x\n' })
    expect(result.resources['Order']).toEqual({ ...nothing, created: 2, rejected: 1 })
    expect(result.found[0]).toMatchObject({ file: 'orders-2.csv', line: 3, params: { first: '2 of orders-1.csv' } })
  })

  test('rows that meet a condition are left out', async () => {
    const skipWhen = [{ column: 'v', is: ['x', 'y'] }, { column: 'id', empty: true }, { column: 'v', startsWith: '*', contains: 'total' }]
    const result = await importFiles(shop(), orders({ note: 'v' }, { skipWhen }) as never, { 'orders.csv': 'id,v\n1,x\n2,z\n,a\n3,* total\n4,* other\n' })
    expect(result.steps[0]).toMatchObject({ rows: 5, skipped: 3 })
    expect(result.resources['Order']?.created).toBe(2)
  })
})

describe('what the database refuses', () => {
  const rows = { 'orders.csv': `id\n${Array.from({ length: 300 }, (_empty, index) => index + 1).join('\n')}\n` }
  const bad = new Set(['7', '130', '131', '300'])

  test('costs only the guilty rows, found by halves', async () => {
    const target = shop()
    let attempts = 0
    target.beforeWrite = (writes) => {
      attempts++
      if (writes.some(({ values }) => bad.has(String(values['code'])))) throw new WriteRefused([{ reason: 'no', kind: 'rule', field: 'code', write: null }])
    }
    const result = await importFiles(target, orders({ code: 'id' }) as never, rows)
    expect(result.said).toEqual(['ROW_REFUSED 8 id 7', 'ROW_REFUSED 131 id 130', 'ROW_REFUSED 132 id 131', 'ROW_REFUSED 301 id 300'])
    expect(target.all('Order')).toHaveLength(296)
    expect(attempts).toBeLessThan(80)
  })

  test('a record that innocent rows share lands once, whichever half comes first', async () => {
    const target = shop()
    target.beforeWrite = (writes) => {
      if (writes.some(({ values }) => values['code'] === '3')) throw new WriteRefused([{ reason: 'no', kind: 'rule', field: null, write: null }])
    }
    const mapping = orders({ code: 'id', customer: { column: 'c', reference: { by: 'name', create: true } } }) as never
    const result = await importFiles(target, mapping, { 'orders.csv': 'id,c\n1,Acme\n2,Acme\n3,Acme\n4,Acme\n' })
    expect(result.resources).toEqual({ Customer: { ...nothing, created: 1 }, Order: { ...nothing, created: 3, rejected: 1 } })
    expect(new Set(target.all('Order').map(({ customer }) => customer)).size).toBe(1)
  })

  test('costs one attempt more where the database names them', async () => {
    const target = shop()
    let attempts = 0
    target.beforeWrite = (writes) => {
      attempts++
      const guilty = writes.filter(({ values }) => bad.has(String(values['code'])))
      if (guilty.length > 0) throw new WriteRefused(guilty.map((write) => ({ reason: 'no', kind: 'rule', field: 'code', write })))
    }
    expect((await importFiles(target, orders({ code: 'id' }) as never, rows)).resources['Order']).toEqual({ ...nothing, created: 296, rejected: 4 })
    expect(attempts).toBe(2)
  })

  test('an outage stops the run; what was written is remembered, and the next run goes on from there', async () => {
    const target = shop()
    target.beforeWrite = () => {
      if (target.commits.length === 2) throw new Error('connection lost')
    }
    await expect(importFiles(target, orders({ code: 'id' }) as never, rows, { batchSize: 100 })).rejects.toThrow('connection lost')
    expect(target.all('Order')).toHaveLength(200)
    target.beforeWrite = () => {}
    expect((await importFiles(target, orders({ code: 'id' }) as never, rows, { batchSize: 100 })).resources['Order']).toEqual({ ...nothing, created: 100, unchanged: 200 })
    expect(target.all('Order')).toHaveLength(300)
  })

  test('rows that another run has just written are looked at again', async () => {
    const target = shop()
    let quicker = true
    target.beforeWrite = () => {
      if (!quicker) return
      quicker = false
      throw new RowsTaken()
    }
    expect((await importFiles(target, orders({ code: 'id' }) as never, rows)).resources['Order']?.created).toBe(300)
  })

  test('two runs of the same files at the same time write every row once', async () => {
    const target = shop()
    const write = target.write.bind(target)
    target.write = async (writes) => {
      await new Promise((resolve) => setImmediate(resolve))
      return write(writes)
    }
    await Promise.all([importFiles(target, orders({ code: 'id' }) as never, rows, { batchSize: 50 }), importFiles(target, orders({ code: 'id' }) as never, rows, { batchSize: 70 })])
    expect(target.all('Order')).toHaveLength(300)
    expect(new Set(target.all('Order').map(({ code }) => code)).size).toBe(300)
  })

  test('a cancelled run ends with its batch and says so', async () => {
    const target = shop()
    const controller = new AbortController()
    target.beforeWrite = () => controller.abort()
    const result = await importFiles(target, orders({ code: 'id' }) as never, rows, { batchSize: 100, signal: controller.signal })
    expect([result.status, target.all('Order').length]).toEqual(['CANCELLED', 100])
  })

  test('progress only ever grows', async () => {
    const shares: number[] = []
    await importFiles(shop(), customersAndOrders, files, { onProgress: ({ share }) => void shares.push(share) })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })
})

describe('a dry run', () => {
  test('tells what a run would do, references to records that it would make included, and writes nothing', async () => {
    const target = shop()
    const dry = await importFiles(target, customersAndOrders, files, { dryRun: true, batchSize: 2 })
    expect(target.commits).toEqual([])
    const real = await importFiles(target, customersAndOrders, files)
    expect(dry.resources).toEqual(real.resources)
    expect((await importFiles(target, customersAndOrders, files, { dryRun: true })).resources).toEqual({ Customer: { ...nothing, unchanged: 3 }, Order: { ...nothing, unchanged: 3 } })
  })

  test('sees the same problems, values that must be unique included', async () => {
    const target = shop()
    target.put('Product', { code: 'old', name: 'Old' })
    const mapping: ImportMapping = { source: 'test', steps: [
      { name: 'p', file: 'p.csv', resource: 'Product', key: 'id', fields: { code: 'code', name: 'code' } },
      { name: 'orders', file: 'orders.csv', resource: 'Order', key: 'id', fields: { product: { column: 'p', reference: { by: 'code' } }, customer: { column: 'c', reference: { by: 'name', match: 'loose', create: true } } } },
    ] }
    const rows = { 'p.csv': 'id,code\n1,A\n2,B\n3,A\n4,old\n', 'orders.csv': 'id,p,c\n1,A,Acme\n2,B,ACME\n3,C,\n' }
    const dry = await importFiles(target, mapping, rows, { dryRun: true, batchSize: 1 })
    const real = await importFiles(target, mapping, rows, { batchSize: 1 })
    expect(dry.said).toEqual(['VALUE_NOT_UNIQUE 4 code A', 'VALUE_NOT_UNIQUE 5 code old', 'REFERENCE_NOT_FOUND 4 p C'])
    expect(real.said).toEqual(dry.said)
    expect(real.resources).toEqual(dry.resources)
  })
})
