/** Round steps from zero (or below) to at least the greatest value: 0, 20, 40, 60. */
export function ticks(least: number, greatest: number, about = 4): readonly number[] {
  const low = Math.min(0, least)
  const high = Math.max(0, greatest)
  if (low === high) return [0, 1]
  const rough = (high - low) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 2.5, 5, 10].find((nice) => nice * power >= rough) ?? 10)
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** From values to pixels. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): (value: number) => number {
  return (value) => (to === from ? start : start + ((value - from) / (to - from)) * (end - start))
}

/** A line through the points; it breaks where nothing is known. */
export function linePath(points: readonly (readonly [number, number] | null)[]): string {
  let pen = 'M'
  return points.map((point) => {
    if (!point) {
      pen = 'M'
      return ''
    }
    const part = `${pen}${point[0].toFixed(1)},${point[1].toFixed(1)}`
    pen = 'L'
    return part
  }).join('')
}

/** A ring's part, from and to in shares of the whole. */
export function arcPath(from: number, to: number, outer: number, inner: number): string {
  const end = Math.min(to, from + 0.9999)
  const at = (share: number, radius: number) => `${(radius * Math.sin(share * 2 * Math.PI)).toFixed(2)},${(-radius * Math.cos(share * 2 * Math.PI)).toFixed(2)}`
  const large = end - from > 0.5 ? 1 : 0
  return `M${at(from, outer)}A${outer},${outer} 0 ${large} 1 ${at(end, outer)}L${at(end, inner)}A${inner},${inner} 0 ${large} 0 ${at(from, inner)}Z`
}

/** Lower and upper end of every mark: stacked on each other, or each from zero. Per series, per category. */
export function extents(series: readonly { readonly values: readonly (number | null)[] }[], stacked: boolean): readonly (readonly (readonly [number, number] | null)[])[] {
  const tops: number[] = []
  return series.map(({ values }) => values.map((value, index) => {
    if (value === null) return null
    const base = stacked ? (tops[index] ?? 0) : 0
    if (stacked) tops[index] = base + value
    return [base, base + value] as const
  }))
}
