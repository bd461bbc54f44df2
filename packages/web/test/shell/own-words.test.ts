import { expect, it } from 'vitest'
import { ownWords } from '../../src/shell/own-words.ts'
import { startShell } from '../support/render.ts'

it('words of a part are loaded once, and asked for again where the network failed', async () => {
  const shell = await startShell()
  let asked = 0
  const source = { en: () => (++asked === 1 ? Promise.reject(new Error('no network')) : Promise.resolve({ default: { 'late.word': 'Word' } })) }
  await expect(ownWords(shell, 'late', source)).rejects.toThrow('no network')
  await ownWords(shell, 'late', source)
  await ownWords(shell, 'late', source)
  expect(asked).toBe(2)
  expect(shell.i18n.t('late.word')).toBe('Word')
})
