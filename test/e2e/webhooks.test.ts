import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { speak } from './support/speak.ts'
import { eventually, test } from './support/test.ts'

describe('webhooks', () => {
  let server: Server
  let answer = 500
  const received: string[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      received.push(String(request.headers['tenon-signature']))
      request.resume().on('end', () => response.writeHead(answer).end(answer === 500 ? 'The ledger is locked until Monday.' : ''))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await openCompany()
  })
  afterAll(() => void server.close())

  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/tenon`
  const ofHook = (page: Page) => page.getByRole('dialog', { name: 'Accounting' })

  test('are made with a secret that is shown once, show what failed, and send it again', async ({ visit }) => {
    const page = await visit('/webhooks', { as: 'admin' })
    await page.getByRole('button', { name: 'New webhook' }).first().click()
    const editor = page.getByRole('dialog', { name: 'New webhook' })
    await editor.getByRole('button', { name: 'Create' }).click()
    await eventually(() => editor.getByText('This field is required.').count()).toBe(3)
    await editor.getByRole('textbox', { name: 'Name' }).fill('Accounting')
    await editor.getByRole('textbox', { name: 'Address' }).fill('http://10.0.0.1/')
    await editor.getByRole('combobox', { name: 'Facts' }).click()
    await page.getByRole('option', { name: 'Contract signed' }).click()
    await page.getByRole('option', { name: 'Receipt confirmed' }).click()
    await editor.getByText('Conditions', { exact: true }).click()
    await eventually(() => editor.getByRole('combobox', { name: 'Facts' }).inputValue()).toBe('')
    await editor.getByRole('button', { name: 'Create' }).click()
    await editor.getByText('is an address inside of a network').waitFor()
    await eventually(() => page.getByText('is an address inside of a network').count()).toBe(1)
    await editor.getByRole('textbox', { name: 'Address' }).fill(address())
    await editor.getByRole('button', { name: 'Add a condition' }).click()
    await editor.getByRole('textbox', { name: 'Value' }).fill('0198c5a2-0000-7000-8000-000000000000')
    await picture(page, 'webhook-editor')
    expect(await violations(page)).toEqual([])
    await editor.getByRole('button', { name: 'Create' }).click()

    const secret = page.getByRole('dialog', { name: 'Secret of the webhook' })
    await eventually(() => secret.locator('code').textContent()).toMatch(/^tnwh_.{43}$/)
    await picture(page, 'webhook-secret')
    await secret.getByRole('button', { name: 'I have copied it' }).click()
    expect(await page.getByText('tnwh_').count()).toBe(0)

    await ofHook(page).getByRole('button', { name: 'Send a test' }).click()
    await ofHook(page).getByText('The receiver answered 500.').waitFor()
    expect(received[0]).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
    await ofHook(page).getByText('Answer', { exact: true }).click()
    await ofHook(page).getByText('The ledger is locked until Monday.').waitFor()
    await ofHook(page).getByText('Failing', { exact: true }).waitFor()
    await picture(page, 'webhook-failed')
    expect(await violations(page)).toEqual([])

    answer = 204
    await ofHook(page).getByRole('button', { name: 'Send again' }).click()
    await ofHook(page).getByRole('listitem').filter({ hasText: 'Test' }).getByText('Arrived').waitFor()
    expect(received.length).toBeGreaterThanOrEqual(2)
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: /Accounting/ }).getByText('On', { exact: true }).waitFor()
    await picture(page, 'webhooks')
  })

  test('are read on a phone in the dark in Chinese', async ({ visit }) => {
    const page = await visit('/webhooks', { as: 'admin', viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await speak(page, 'zh-CN')
    try {
      await page.reload()
      await page.getByRole('button', { name: /Accounting/ }).click()
      await page.getByRole('dialog', { name: 'Accounting' }).getByText('已送达').first().waitFor()
      await picture(page, 'webhook-phone-dark-zh')
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: /未处理的事件/ }).click()
      await page.getByText('所有事件均已处理').waitFor()
      await picture(page, 'webhook-events-phone-dark-zh')
    } finally {
      await speak(page, null)
    }
  })

  test('are no page for others', async ({ visit }) => {
    const page = await visit('/webhooks', { as: 'rep' })
    await page.getByText('This page does not exist').waitFor()
    expect(await page.getByRole('button', { name: 'New webhook' }).count()).toBe(0)
  })
})
