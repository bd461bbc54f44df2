import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** WCAG 2.2 AA on the tokens themselves, so that a colour cannot be changed into one that some people cannot read. */
const css = readFileSync(path.resolve(import.meta.dirname, '../../src/kit/tokens.css'), 'utf8')
const THEMES = ['light', 'dark', 'light, more contrast', 'dark, more contrast'] as const
const TONES = ['neutral', 'info', 'success', 'warning', 'danger', 'accent']

const pairs: [text: string, ground: string, ratio: number][] = [
  ...['text', 'text-2', 'text-3'].flatMap((text) => ['surface', 'canvas', 'surface-2', 'overlay'].map((ground): [string, string, number] => [text, ground, 4.5])),
  ...['text', 'text-2'].map((text): [string, string, number] => [text, 'surface-3', 4.5]),
  ...['link', 'danger-text', 'success-text', 'warning-text', 'info-text', 'accent-text'].map((text): [string, string, number] => [text, 'surface', 4.5]),
  ...TONES.map((tone): [string, string, number] => [`${tone}-text`, `${tone}-bg`, 4.5]),
  ...['accent', 'accent-hover', 'danger', 'danger-hover'].map((ground): [string, string, number] => ['text-on-solid', ground, 4.5]),
  ...['border-control', 'focus', ...TONES.map((tone) => `${tone}-dot`)].map((line): [string, string, number] => [line, 'surface', 3]),
  ['text', 'selected', 4.5],
  ['text-2', 'selected', 4.5],
]

describe.each(THEMES.map((name, index) => [name, tokens(index)] as const))('in the theme %s', (_name, colours) => {
  it.each(pairs)('%s on %s has at least %d to 1', (text, ground, least) => {
    expect(contrast(colour(colours, text), colour(colours, ground))).toBeGreaterThanOrEqual(least)
  })
})

function tokens(theme: number): Map<string, string> {
  const blocks = [...css.matchAll(/(:root(?:\[data-contrast='more'\])?) \{([^}]*)\}/g)]
  const wanted = blocks.filter(([, selector]) => selector === ':root' || theme >= 2)
  const values = new Map<string, string>()
  for (const [, , body = ''] of wanted) {
    for (const [, name = '', light = '', dark] of body.matchAll(/--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|#\w+);/g)) values.set(name, (theme % 2 === 0 ? light : dark) || '')
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+): (#\w+);/g)) values.set(name, value)
  }
  return values
}

function colour(colours: Map<string, string>, name: string): string {
  const value = colours.get(name)
  if (!value) throw new Error(`There is no token --${name}.`)
  return value
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
