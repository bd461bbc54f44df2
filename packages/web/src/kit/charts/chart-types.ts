import type { Tone } from '../types.ts'

export type ChartKind = 'bar' | 'stacked' | 'line' | 'area' | 'funnel' | 'donut'

export interface ChartSeries {
  readonly id: string
  readonly label: string
  /** One per category; null where nothing is known. Heights on a screen, so floats do. */
  readonly values: readonly (number | null)[]
  readonly tone?: Tone
}

export interface ChartData {
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  /** Of a value, in words. */
  readonly text: (value: number) => string
}

const ORDER: readonly Tone[] = ['accent', 'success', 'warning', 'info', 'danger', 'neutral']

/** Colour of a mark: the tone's own, or the next of the palette. */
export function colourOf(index: number, tone?: Tone): string {
  return `var(--${tone ?? ORDER[index % ORDER.length]}-dot)`
}
