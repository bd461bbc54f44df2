/** A name without case, accents, spaces and punctuation: "GTX Pro" and "GTXPro" are one. */
export function loosely(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}
