import { describe, expect, it } from 'vitest'
import { makeDemo } from './make-demo.ts'

const { rows } = makeDemo('qiming', '2026-11-23')
const of = <Row extends { contractId: string }>(all: readonly Row[], id: string): Row[] => all.filter(({ contractId }) => contractId === id)
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n)
const deal = (id: string | null) => rows.opportunity.find((opportunity) => opportunity.id === id)
const ordinary = rows.contract.filter(({ type }) => type !== 'AMENDMENT')
const signed = rows.contract.filter(({ signedOn }) => signedOn !== null)

describe('contracts of the demo company', () => {
  it('are on their way for every deal that has come to its contract, and only for those', () => {
    const deals = rows.opportunity.filter(({ stageId }) => stageId === 'CONTRACTING')
    expect(deals.length).toBeGreaterThan(5)
    const onTheirWay = ordinary.filter(({ status, opportunityId }) => opportunityId !== null && ['DRAFT', 'IN_REVIEW', 'APPROVED', 'OUT_FOR_SIGNATURE'].includes(status))
    expect(onTheirWay.map(({ opportunityId }) => opportunityId!).sort()).toEqual(deals.map(({ id }) => id).sort())
  })

  it('are void, for a reason, where the deal was lost after its contract was drafted', () => {
    const voided = rows.contract.filter(({ status }) => status === 'VOID')
    expect(voided.length).toBeGreaterThan(0)
    for (const { opportunityId, statusReason } of voided) {
      expect(deal(opportunityId)!.stageId).toBe('LOST')
      expect(statusReason).not.toBeNull()
    }
  })

  it('are signed on the day on which their deal was won', () => {
    const ofDeals = signed.filter(({ opportunityId }) => opportunityId !== null)
    expect(ofDeals.length).toBeGreaterThan(150)
    for (const { opportunityId, signedOn } of ofDeals) expect(deal(opportunityId)).toMatchObject({ stageId: 'WON', closedOn: signedOn })
  })

  it('cost what their lines cost, which is what the deal is worth', () => {
    for (const { id, opportunityId, grossMinor, netMinor, taxMinor } of rows.contract) {
      const lines = of(rows.contractLine, id)
      expect(sum(lines.map((line) => line.grossMinor))).toBe(grossMinor)
      expect(sum(lines.map((line) => line.netMinor))).toBe(netMinor)
      expect(netMinor + taxMinor).toBe(grossMinor)
      if (opportunityId !== null) expect(deal(opportunityId)!.amountMinor).toBe(grossMinor)
    }
  })

  it('are paid in installments that make up the price exactly; what lowers a price has none', () => {
    for (const { id, grossMinor } of rows.contract) expect(sum(of(rows.installment, id).map(({ amountMinor }) => amountMinor))).toBe(grossMinor < 0n ? 0n : grossMinor)
  })

  it('have the customer of their deal, and share out its revenue as a whole', () => {
    for (const { id, opportunityId, customerId } of rows.contract) {
      if (opportunityId !== null) expect(deal(opportunityId)).toMatchObject({ customerId })
      expect(of(rows.contractSplit, id).filter(({ kind }) => kind === 'REVENUE').reduce((total, { shareBp }) => total + shareBp, 0)).toBe(10_000)
    }
  })

  it('belong to somebody who works there', () => {
    const working = new Set(rows.person.filter(({ active }) => active).map(({ id }) => id))
    for (const { ownerId, status } of rows.contract) if (status !== 'VOID') expect(working.has(ownerId!)).toBe(true)
  })

  it('agree on price, payment, delivery and service, and oblige both sides', () => {
    for (const { id } of ordinary) {
      expect(of(rows.contractTerm, id).map(({ category }) => category)).toEqual(['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'])
      expect(of(rows.obligation, id).map(({ party }) => party).slice(0, 2)).toEqual(['US', 'CUSTOMER'])
    }
  })

  it('are numbered without a gap within each year, from the first submission on', () => {
    for (const { period, last } of rows.numberSequence) {
      const numbers = rows.contract.flatMap(({ number }) => (number?.startsWith(`CT-${period}-`) ? [number] : [])).sort()
      expect(numbers).toEqual(Array.from({ length: last }, (_, index) => `CT-${period}-${String(index + 1).padStart(4, '0')}`))
    }
  })
})

describe('templates of the demo company', () => {
  const clause = (id: string) => rows.clause.find((one) => one.id === id)!

  it('are one in Chinese and one in English, with a version in force and all that a contract must agree on', () => {
    expect(rows.contractTemplate.map(({ name }) => name)).toEqual(['软件销售合同', 'Software sale'])
    for (const { id } of rows.contractTemplate) {
      const [version] = rows.contractTemplateVersion.filter(({ templateId }) => templateId === id)
      expect(version!.effectiveFrom < new Date('2026-01-01')).toBe(true)
      const clauses = rows.templateClause.filter(({ templateVersionId }) => templateVersionId === version!.id).toSorted((left, right) => left.ordinal - right.ordinal).map(({ clauseId }) => clause(clauseId))
      expect(clauses.map(({ category }) => category)).toEqual(['PRICE', 'PAYMENT', 'DELIVERY', 'ACCEPTANCE', 'AFTER_SALES', 'SECRECY', 'LIABILITY', 'OTHER'])
      // What is asked for is used, and what is used is asked for.
      const used = [version!.body, ...clauses.map(({ text }) => text)].flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!)).filter((name) => !['customer', 'title'].includes(name))
      expect(used.toSorted()).toEqual(version!.variables.map((declared) => /^\w+/.exec(declared)![0]).toSorted())
    }
  })

  it('have clauses with codes of their own', () => {
    const codes = rows.clause.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('small contracts of the demo company', () => {
  const small = signed.filter(({ type, grossMinor, currency }) => type !== 'AMENDMENT' && currency === 'CNY' && grossMinor < 6_000_000n)

  it('are some of the deals below 60,000; the others were won with an order', () => {
    expect(small.length).toSatisfy((count: number) => count >= 5 && count <= 40)
    const contracted = new Set(small.map(({ opportunityId }) => opportunityId))
    const deals = rows.opportunity.filter(({ stageId, currency, amountMinor }) => stageId === 'WON' && currency === 'CNY' && amountMinor! < 6_000_000n)
    expect(deals.filter(({ id }) => contracted.has(id)).length).toBe(small.length)
    expect(deals.length).toBeGreaterThan(small.length * 2)
  })
})

describe('invoices of the demo company', () => {
  const invoices = rows.contractInvoice
  const standing = (contractId: string) => of(invoices, contractId).filter(({ status }) => status !== 'VOID')

  it('have numbers of their own, in the order of their days', () => {
    const numbers = invoices.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(number).toMatch(/^\d{20}$/)
    expect(numbers.toSorted()).toEqual(numbers)
    expect(invoices.map(({ issuedOn }) => issuedOn.getTime())).toEqual(invoices.map(({ issuedOn }) => issuedOn.getTime()).toSorted((left, right) => left - right))
  })

  it('are never above the price of their contract, with the amendments that were signed', () => {
    expect(invoices.length).toBeGreaterThan(200)
    for (const { id, grossMinor } of signed) {
      const price = grossMinor + sum(signed.filter(({ parentId }) => parentId === id).map((amendment) => amendment.grossMinor))
      // At no time either: what was reversed was free again before it was written anew.
      const days = standing(id).map(({ issuedOn }) => issuedOn.getTime())
      for (const day of days) expect(sum(standing(id).filter(({ issuedOn }) => issuedOn.getTime() <= day).map((invoice) => invoice.grossMinor)) <= price).toBe(true)
    }
  })

  it('are of signed contracts, in their currency and at a tax rate of theirs, from the signature on and not in the future', () => {
    for (const { contractId, currency, taxRateBp, issuedOn, netMinor, taxMinor, grossMinor } of invoices) {
      const contract = signed.find(({ id }) => id === contractId)!
      expect(contract.currency).toBe(currency)
      expect(of(rows.contractLine, contractId).map((line) => line.taxRateBp)).toContain(taxRateBp)
      expect(issuedOn >= contract.signedOn! && issuedOn < new Date('2026-11-23T00:00:00Z')).toBe(true)
      expect(netMinor + taxMinor).toBe(grossMinor)
    }
  })

  it('are reversed in red letters by one that takes back all of it, once, and then written anew', () => {
    const red = invoices.filter(({ status }) => status === 'RED')
    expect(red.length).toBeGreaterThan(0)
    expect(new Set(red.map(({ reversesId }) => reversesId)).size).toBe(red.length)
    expect(invoices.filter(({ status }) => status === 'RED_REVERSED').map(({ id }) => id).sort()).toEqual(red.map(({ reversesId }) => reversesId!).sort())
    for (const { reversesId, contractId, grossMinor, netMinor, taxMinor, taxRateBp, issuedOn } of red) {
      const reversed = invoices.find(({ id }) => id === reversesId)!
      expect(reversed).toMatchObject({ contractId, grossMinor: -grossMinor, netMinor: -netMinor, taxMinor: -taxMinor, taxRateBp })
      expect(reversed.issuedOn <= issuedOn).toBe(true)
      expect(of(invoices, contractId).some((invoice) => invoice.status === 'ISSUED' && invoice.grossMinor === -grossMinor && invoice.issuedOn >= issuedOn)).toBe(true)
    }
    for (const { status, reversesId } of invoices) expect(status === 'RED').toBe(reversesId !== null)
    expect(invoices.some(({ status }) => status === 'VOID')).toBe(true)
  })
})

describe('reviews of the demo company', () => {
  const stepsOf = (id: string) => rows.approvalStep.filter(({ requestId }) => requestId === id)

  it('ask legal, product and finance, then the director where the discount is above 5 %', () => {
    for (const { id, subjectId } of rows.approvalRequest) {
      const { discountBp } = rows.contract.find((contract) => contract.id === subjectId)!
      expect(stepsOf(id).map(({ target }) => target).sort()).toEqual(['LEGAL', 'PRODUCT', 'FINANCE', ...((discountBp ?? 0) > 500 ? ['DIRECTOR'] : [])].sort())
    }
  })

  it('are bound to what was submitted, and what is signed is what was approved', () => {
    for (const { subjectId, hash, status } of rows.approvalRequest) {
      const { contentHash, signedOn } = rows.contract.find(({ id }) => id === subjectId)!
      expect(contentHash).toBe(status === 'RETURNED' ? null : hash)
      expect(of(rows.contractRevision, subjectId).map((revision) => revision.contentHash)).toEqual([hash])
      expect(of(rows.contractSignature, subjectId).map((signature) => signature.contentHash)).toEqual(signedOn === null ? [] : [hash, hash])
    }
  })

  it('were decided after they were asked for, before the signature, and by nobody whom they concern', () => {
    for (const { requestId, stepId, byId, at, verdict } of rows.approvalDecision) {
      const request = rows.approvalRequest.find(({ id }) => id === requestId)!
      const step = rows.approvalStep.find(({ id }) => id === stepId)!
      expect(at >= step.openedAt! && step.openedAt! >= request.submittedAt).toBe(true)
      expect(step.status).toBe(verdict === 'APPROVE' ? 'APPROVED' : 'RETURNED')
      expect(rows.approvalParty.some((party) => party.requestId === requestId && party.personId === byId)).toBe(false)
      expect(rows.approvalSeat.find((seat) => seat.stepId === stepId && seat.personId === byId)).toMatchObject({ status: 'DECIDED' })
    }
  })

  it('wait for somebody while they are open, and for nobody when they are over', () => {
    for (const { id, status } of rows.approvalRequest) {
      const seats = rows.approvalSeat.filter(({ requestId }) => requestId === id)
      expect(seats.some((seat) => seat.status === 'OPEN')).toBe(status === 'PENDING')
    }
  })

  it('end in a signature of somebody who neither owns nor submitted the contract', () => {
    for (const { contractId, party, personId } of rows.contractSignature) {
      const { submittedById } = rows.approvalRequest.find(({ subjectId }) => subjectId === contractId)!
      if (party === 'US') expect([submittedById, rows.contract.find(({ id }) => id === contractId)!.ownerId]).not.toContain(personId)
    }
  })
})

describe('money of the demo company', () => {
  const taken = (installmentId: string) => [...rows.receiptAllocation, ...rows.writeOff].filter((row) => row.installmentId === installmentId)

  it('never pays an installment more than it is worth, nor gives away more than came in', () => {
    for (const { id, amountMinor } of rows.installment) expect(sum(taken(id).map((row) => row.amountMinor)) <= amountMinor).toBe(true)
    for (const receipt of rows.receipt) {
      const allocated = sum(rows.receiptAllocation.filter(({ receiptId }) => receiptId === receipt.id).map(({ amountMinor }) => amountMinor))
      const credit = sum(rows.customerCredit.filter(({ receiptId }) => receiptId === receipt.id).map(({ amountMinor }) => amountMinor))
      expect(allocated > 0n && allocated + credit === receipt.amountMinor).toBe(true)
    }
  })

  it('is recorded by one and confirmed by another, or waits for that', () => {
    for (const { status, recordedById, confirmedById } of rows.receipt) {
      if (status === 'CONFIRMED') expect([null, recordedById]).not.toContain(confirmedById)
      else expect(confirmedById).toBeNull()
    }
    expect(rows.receipt.some(({ status }) => status === 'RECORDED')).toBe(true)
  })

  it('has each story once at least: too much, written off, asked for, settled, made cheaper', () => {
    expect(rows.customerCredit.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([['OVERPAYMENT', 500_000n]])
    expect(rows.writeOff.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual(['AMENDMENT APPROVED', 'BAD_DEBT APPROVED', 'BAD_DEBT REQUESTED', 'SETTLEMENT APPROVED'])
    expect(rows.contract.filter(({ type }) => type === 'AMENDMENT').map(({ grossMinor }) => grossMinor > 0n).sort()).toEqual([false, true])
    expect(rows.contract.filter(({ status }) => status === 'TERMINATED')).toHaveLength(1)
    expect(rows.installment.some(({ isRetention }) => isRetention)).toBe(true)
  })

  it('is bought once: by its contract where there is one, else by its deal', () => {
    const keys = rows.purchaseFact.map(({ factKey }) => factKey)
    expect(new Set(keys).size).toBe(keys.length)
    const byDeal = new Set(rows.purchaseFact.flatMap(({ sourceModule, sourceId }) => (sourceModule === 'pipeline' ? [sourceId] : [])))
    for (const { id, type, opportunityId } of signed) {
      if (type !== 'AMENDMENT') expect(keys).toContain(`contracts:${id}:signed`)
      expect(byDeal.has(opportunityId)).toBe(false)
    }
  })

  it.each(['2024-02-29', '2026-01-01', '2026-04-05', '2027-12-31'])('has every story and every age of debt in a company of %s', (today) => {
    const other = makeDemo('qiming', today).rows
    const open = (target: string) => other.approvalStep.filter((step) => step.target === target && step.status === 'OPEN').length
    for (const target of ['LEGAL', 'PRODUCT', 'FINANCE', 'DIRECTOR']) expect(open(target)).toBeGreaterThan(0)
    expect(other.writeOff).toHaveLength(4)
    expect(other.customerCredit).toHaveLength(1)
    for (const status of ['ISSUED', 'VOID', 'RED_REVERSED', 'RED']) expect(other.contractInvoice.some((invoice) => invoice.status === status)).toBe(true)
    expect(other.contractDeviation).toHaveLength(1)
    expect(other.receipt.some(({ status }) => status === 'RECORDED')).toBe(true)
  })
})
