import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { test } from '../harness/browser.ts'

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>启明软件</title>
<label>姓名 <input></label><button>保存</button><output></output>
<script>document.querySelector('button').onclick = () => { document.querySelector('output').textContent = '已保存 ' + document.querySelector('input').value }</script>`

describe('the browser that the tests use', () => {
  let server: Server
  let url: string

  beforeAll(async () => {
    server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  })

  afterAll(() => server.close())

  test('opens a page, types and clicks', async ({ page }) => {
    await page.goto(url)
    await page.getByLabel('姓名').fill('李娜')
    await page.getByRole('button', { name: '保存' }).click()
    expect(await page.getByRole('status').textContent()).toBe('已保存 李娜')
  })

  test('draws Chinese characters, not one box for all', async ({ page }) => {
    await page.goto(url)
    const drawings = await page.evaluate(() => ['启', '明', '软'].map((character) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 })
      const context = canvas.getContext('2d')!
      context.font = '32px sans-serif'
      context.fillText(character, 2, 34)
      return canvas.toDataURL()
    }))
    expect(new Set(drawings).size).toBe(3)
  })

  test('keeps people apart', async ({ page, newPage }) => {
    await page.goto(url)
    await page.evaluate(() => { document.cookie = 'who=rep' })
    const other = await newPage()
    await other.goto(url)
    expect(await other.evaluate(() => document.cookie)).toBe('')
  })
})
