import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderPdf } from '../src/pdf/render-pdf.ts'
import { ask, did, openCompany, type Company } from './company.ts'
import { exampleDraft, reviewed, signedContract } from './deal.ts'

interface Pdf {
  readonly name: string
  readonly sha256: string
  readonly base64: string
  readonly state: string
}

const PDF = 'query ($id: ID!, $language: PrintLanguage!) { contractPdf(id: $id, language: $language) { name sha256 base64 state } }'
const FILES = 'query ($id: ID!) { attachments(recordId: $id) { name sha256 mediaType url } }'

/** The signs that the fonts of a file carry: each subset names its own. */
function signsOf(bytes: Buffer): Set<string> {
  const found = new Set<string>()
  for (const match of bytes.toString('latin1').matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length
    const text = textOf(bytes.subarray(start, bytes.indexOf('endstream', start)))
    if (!text.includes('beginbfrange') && !text.includes('beginbfchar')) continue
    for (const [, hex] of text.matchAll(/<([0-9a-f]{4})>/gi)) found.add(String.fromCharCode(Number.parseInt(hex!, 16)))
  }
  return found
}

function textOf(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1')
  } catch {
    return ''
  }
}

describe('a document that is printed', () => {
  const document = (text: string) => ({ defaultStyle: { font: 'Contract' }, info: { creationDate: new Date('2026-02-10T00:00:00Z') }, content: Array.from({ length: 40 }, (_, index) => `${index} ${text} 甲方乙方`), footer: { text: 'F', pageOf: 'Page {page} of {pages}', style: 'quiet', margin: [56, 16, 56, 0] } })

  it('holds up nobody else, and is the same file each time', async () => {
    let turns = 0
    const count = () => {
      turns++
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    const first = await renderPdf(document('Terms'))
    clearImmediate(next)
    expect(turns).toBeGreaterThan(100)
    const second = await renderPdf(document('Terms'))
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  it('is stopped when it takes too long, and says so where it cannot be made', async () => {
    await expect(renderPdf(document('Terms'), 0.001)).rejects.toMatchObject({ code: 'PDF_TOO_SLOW', status: 503 })
    await expect(renderPdf({ ...document('Terms'), content: [{ image: '/etc/hostname' }] })).rejects.toMatchObject({ code: 'PDF_NOT_MADE', status: 503 })
  })
})

describe('a contract on paper', () => {
  let company: Company
  let draft: string
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
    draft = (await did(company.rep, 'draftContract', exampleDraft(company))).id
  })
  afterAll(() => company.test.close())

  const print = async (id: string, language: 'ZH_CN' | 'EN', as = company.rep) => (await ask<{ contractPdf: Pdf }>(as, PDF, { id, language })).contractPdf

  it('is a PDF with its fonts in it, the amount in capitals and the mark of a draft, in both languages', async () => {
    for (const [language, texts] of [['ZH_CN', '大写金额伍拾陆万伍仟元整草稿甲方乙方华星制造验收后'], ['EN', '伍拾陆万伍仟元整DRAFT草稿SupplierPayment']] as const) {
      const { base64, sha256 } = await print(draft, language)
      const bytes = Buffer.from(base64, 'base64')
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(bytes.toString('latin1')).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC-Regular/)
      expect(bytes.length).toBeLessThan(300_000)
      const signs = signsOf(bytes)
      expect([...texts].filter((sign) => !signs.has(sign))).toEqual([])
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
  })

  it('is the same file for the same content, whoever prints it and when, and another one for other content', async () => {
    const first = await print(draft, 'ZH_CN')
    company.setDay('2026-02-11')
    expect(await print(draft, 'ZH_CN', company.manager)).toEqual(first)
    const other = await did(company.rep, 'draftContract', { ...exampleDraft(company), obligations: [{ party: 'US', kind: 'DELIVER', title: 'Deliver more' }] })
    expect((await print(other.id, 'ZH_CN')).sha256).not.toBe(first.sha256)
  })

  it('is printed by whoever reads the contract, and by nobody else', async () => {
    for (const role of ['rep', 'manager', 'director', 'finance', 'auditor'] as const) expect((await print(draft, 'EN', company[role])).sha256).toHaveLength(64)
    for (const role of ['southRep', 'southManager', 'support', 'admin'] as const) {
      const { errors } = await company[role].graphql(PDF, { id: draft, language: 'EN' })
      expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    }
  })

  it('loses the mark of a draft when it is approved', async () => {
    const { id } = await did(company.rep, 'draftContract', exampleDraft(company))
    await reviewed(company, id)
    const signs = signsOf(Buffer.from((await print(id, 'ZH_CN')).base64, 'base64'))
    expect(signs.has('稿')).toBe(false)
    expect(signs.has('伍')).toBe(true)
  })

  it('is kept as a file of the contract in both languages when both sides have signed, once, as it is printed then', async () => {
    const { id } = await signedContract(company)
    await company.test.deliverEvents()
    await company.test.deliverEvents()
    const { attachments } = await ask<{ attachments: { name: string; sha256: string; mediaType: string; url: string }[] }>(company.rep, FILES, { id })
    const printed = [await print(id, 'EN'), await print(id, 'ZH_CN')]
    expect(attachments.map(({ name, sha256, mediaType }) => ({ name, sha256, mediaType })).toSorted((left, right) => (left.name < right.name ? -1 : 1)))
      .toEqual(printed.map(({ name, sha256 }) => ({ name, sha256, mediaType: 'application/pdf' })))
    expect(printed[0]!.name).toMatch(/^CT-2026-\d{4}-r1-en\.pdf$/)
  })

  it('is kept after a look at what is missing, once, and not by whoever reads it, nor where it says something else than was signed', async () => {
    const files = async (id: string) => (await ask<{ attachments: { name: string; sha256: string }[] }>(company.rep, FILES, { id })).attachments.map(({ name, sha256 }) => ({ name, sha256 })).toSorted((left, right) => (left.name < right.name ? -1 : 1))
    // As one that was written by rows: nobody was told of its signature.
    const { id } = await signedContract(company)
    const { id: other } = await signedContract(company)
    const system = company.test.app.systemContext('test').system('signatures that nobody was told of')
    await system.outboxEvent!.deleteMany({ where: { recordId: { in: [id.split(':')[1], other.split(':')[1]] } } })
    await system.contractTerm!.updateMany({ where: { contractId: other.split(':')[1] }, data: { text: 'Something else' } })
    const printed = await print(id, 'EN', company.rep)
    expect(printed.state).toBe('BEING_KEPT')
    const statements = await company.test.statements(() => print(id, 'EN', company.auditor))
    // The trail says what the rule saw beyond the reader's rights; nothing else is written.
    expect(statements.filter((sql) => /^\s*(insert|update|delete)/i.test(sql) && !sql.includes('"history_entry"'))).toEqual([])
    await company.test.deliverEvents()
    expect(await files(id)).toEqual([])
    company.setDay('2026-02-12')
    for (let looks = 0; looks < 2; looks++) {
      await company.test.runJobs()
      await company.test.deliverEvents()
    }
    expect(await files(id)).toEqual([{ name: printed.name, sha256: printed.sha256 }, expect.objectContaining({ name: printed.name.replace('-en', '-zh-CN') })])
    expect(await print(id, 'EN', company.auditor)).toEqual({ ...printed, state: 'KEPT' })
    expect(await print(other, 'EN')).toMatchObject({ name: expect.stringMatching(/-r1-en\.pdf$/) as unknown, state: 'PRINTED' })
    expect(await files(other)).toEqual([])
    expect((await print(draft, 'EN')).state).toBe('PRINTED')
  })
})
