export interface Piece {
  readonly kind: 'same' | 'inserted' | 'deleted'
  readonly text: string
}

/** Above this many comparisons a text counts as replaced: nobody reads a redline of a book word by word. */
const LIMIT = 4_000_000

/** What one text says differently from another, word by word; Chinese words are words too. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  const head = commonStart(old, fresh)
  const tail = commonStart(old.slice(head).toReversed(), fresh.slice(head).toReversed())
  const [left, right] = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)]
  const middle = left.length * right.length > LIMIT ? [...left.map(piece('deleted')), ...right.map(piece('inserted'))] : compare(left, right)
  return joined([...old.slice(0, head).map(piece('same')), ...middle, ...old.slice(old.length - tail).map(piece('same'))])
}

function wordsOf(text: string): string[] {
  return Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(text), ({ segment }) => segment)
}

function commonStart(left: readonly string[], right: readonly string[]): number {
  const end = Math.min(left.length, right.length)
  for (let index = 0; index < end; index++) if (left[index] !== right[index]) return index
  return end
}

const piece = (kind: Piece['kind']) => (text: string): Piece => ({ kind, text })

/** The longest common run of words, by dynamic programming. */
function compare(left: readonly string[], right: readonly string[]): Piece[] {
  const width = right.length + 1
  const lengths = new Uint32Array((left.length + 1) * width)
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] = left[row] === right[column] ? lengths[(row + 1) * width + column + 1]! + 1 : Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!)
    }
  }
  const pieces: Piece[] = []
  let row = 0
  let column = 0
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      pieces.push(piece('same')(left[row++]!))
      column++
    } else if (column >= right.length || (row < left.length && lengths[(row + 1) * width + column]! >= lengths[row * width + column + 1]!)) pieces.push(piece('deleted')(left[row++]!))
    else pieces.push(piece('inserted')(right[column++]!))
  }
  return pieces
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  return pieces.reduce<Piece[]>((all, next) => {
    const last = all.at(-1)
    return last?.kind === next.kind ? [...all.slice(0, -1), { kind: last.kind, text: last.text + next.text }] : [...all, next]
  }, [])
}
