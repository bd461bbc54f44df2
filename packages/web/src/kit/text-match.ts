import { pinyinInitials } from './pinyin.ts'

/** Whether a text answers what was typed: in it, at the start of its words, or by the initials of its pinyin. */
export function matchesText(text: string, typed: string): boolean {
  return matchScore(text, typed) > 0
}

/** How well, from 0 (not at all) to 1 (the same). */
export function matchScore(text: string, typed: string): number {
  const wanted = fold(typed)
  if (wanted === '') return 0.1
  const given = fold(text)
  if (given === wanted) return 1
  if (given.startsWith(wanted)) return 0.9
  const at = given.indexOf(wanted)
  if (at >= 0) return startsWord(given, at) ? 0.8 : 0.6
  const pressed = wanted.replace(/\s/g, '')
  if (byWordStarts(given, pressed)) return 0.5
  const initials = pinyinInitials(text)
  if (initials === null) return 0
  if (initials.startsWith(pressed)) return 0.7
  return initials.includes(pressed) ? 0.4 : 0
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase().trim()
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}

/** 'invcust' finds 'Invoice customers': each word gives some of its first letters. */
function byWordStarts(text: string, typed: string): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const fits = (word: number, from: number): boolean => {
    if (from === typed.length) return true
    if (word === words.length) return false
    const letters = words[word] ?? ''
    for (let taken = Math.min(letters.length, typed.length - from); taken > 0; taken--) {
      if (letters.startsWith(typed.slice(from, from + taken)) && fits(word + 1, from + taken)) return true
    }
    return fits(word + 1, from)
  }
  return fits(0, 0)
}
