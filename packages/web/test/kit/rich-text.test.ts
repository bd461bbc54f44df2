import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/kit/rich-text/plain-text.ts'
import { parse, safeAddress, serialize } from '../../src/kit/rich-text/schema.ts'
import { render } from '../../src/kit/rich-text/view.ts'

function html(markdown: string): string {
  const place = document.createElement('div')
  place.append(render(markdown))
  return place.innerHTML
}

describe('rich text', () => {
  it('is kept as it was written: reading and writing it again changes nothing', () => {
    for (const text of ['Plain', '## Title\n\nA **bold** and *slanted* word', '- one\n- two\n  - deeper', '1. first\n2. second', '> 引用\n>\n> 第二段', '[our page](https://example.com)', 'a\\*b', '```\ncode\n```', '100% & <b>']) expect(serialize(parse(serialize(parse(text))))).toBe(serialize(parse(text)))
    expect(serialize(parse('## Title\n\n- one\n- **two**'))).toBe('## Title\n\n- one\n- **two**')
  })

  it('shows what Markdown says', () => {
    expect(html('## Title\n\n**bold** *slanted*\n\n- one\n- two')).toBe('<h2>Title</h2><p><strong>bold</strong> <em>slanted</em></p><ul><li><p>one</p></li><li><p>two</p></li></ul>'.replace('<ul>', html('- x').match(/<ul[^>]*>/)![0]))
    expect(html('[our page](https://example.com)')).toContain('href="https://example.com"')
  })

  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '[x](data:text/html,<script>alert(1)</script>)', '![x](https://tracker.example/pixel.png)', '[x](vbscript:x)', '<a href="javascript:alert(1)">x</a>', '[x](//evil.example)'])('never runs or loads anything: %s', (text) => {
    const place = document.createElement('div')
    place.append(render(text))
    expect(place.querySelectorAll('script, img, iframe, object, style')).toHaveLength(0)
    for (const link of place.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#$)/)
    expect(place.innerHTML).not.toMatch(/<[^>]+\son\w+=/)
  })

  it('takes an address as people type it', () => {
    expect(safeAddress('www.company.com')).toBe('https://www.company.com')
    expect(safeAddress(' mailto:li@company.cn ')).toBe('mailto:li@company.cn')
    expect(safeAddress('/customers/customers')).toBe('/customers/customers')
    expect(safeAddress('JavaScript:alert(1)')).toBe('#')
    expect(safeAddress('nothing')).toBe('#')
  })

  it('is one line of words where there is no room', () => {
    expect(plainText('## Title\n\nA **bold** [link](https://x.example)\n\n- one\n- two\n> said\n1. first')).toBe('Title A bold link one two said first')
    expect(plainText('2 * 3 * 4 and snake_case_name')).toBe('2 * 3 * 4 and snake_case_name')
  })
})
