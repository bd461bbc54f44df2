/**
 * One or two letters for a person without a picture: LW for Li Wei, 伟 for 李伟: given names tell people apart.
 * Two Han characters need room: ask for one where there is little.
 */
export function initials(name: string, { han: most = 2 }: { han?: 1 | 2 } = {}): string {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) {
    const han = [...trimmed].filter((character) => /\p{Script=Han}/u.test(character))
    return han.length > 2 ? han.slice(-most).join('') : (han.at(-1) ?? '')
  }
  const words = trimmed.split(/[\s.@_-]+/).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}

/** The same hue for the same name everywhere, 0 to `count` - 1. */
export function hueOf(name: string, count: number): number {
  let hash = 0
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 100_003
  return hash % count
}
