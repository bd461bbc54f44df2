import type { LucideProps } from '@lucide/svelte'
import type { Tone } from '@tenon/core/metadata'
import type { Component } from 'svelte'

export type { Tone } from '@tenon/core/metadata'

/** A lucide deep import such as `@lucide/svelte/icons/plus`, or one of the names in `named-icons.ts`. */
export type IconSource = Component<LucideProps> | string
export type ControlSize = 'sm' | 'md' | 'lg'

export interface Option {
  readonly value: string
  readonly label: string
  readonly detail?: string | null
  readonly tone?: Tone | null
  readonly icon?: IconSource | null
  readonly disabled?: boolean
}

/** Finds options on the server; must heed the signal. */
export type OptionSearch = (text: string, signal: AbortSignal) => Promise<readonly Option[]>

export interface Money {
  /** Decimal text such as 1234.50. */
  readonly amount: string
  /** ISO 4217. */
  readonly currency: string
}

export interface Quantity {
  /** Decimal text. */
  readonly amount: string
  readonly unit: string
}

export interface TimelineItem {
  readonly id: string
  /** An instant, or a day. */
  readonly at: string
  readonly title: string
  readonly detail?: string | null
  readonly icon?: IconSource
  readonly tone?: Tone
}

export interface TabItem {
  readonly id: string
  readonly label: string
  readonly count?: number | null
  readonly icon?: IconSource
}

export type MenuItem =
  | {
      readonly label: string
      readonly icon?: IconSource
      readonly kbd?: string
      readonly tone?: 'danger'
      readonly disabled?: boolean
      readonly detail?: string
      readonly href?: string
      readonly checked?: boolean
      readonly run?: () => void
      readonly items?: readonly MenuItem[]
    }
  | { readonly separator: true }
  | { readonly heading: string }

export interface TableColumn {
  readonly id: string
  readonly label: string
  readonly align?: 'start' | 'end' | 'center'
  /** CSS length; the others share what is left. */
  readonly width?: string
  readonly sortable?: boolean
  /** Names the row: carries its link, heads its card. */
  readonly primary?: boolean
  readonly hideLabel?: boolean
  /** Left out of the card of a narrow screen. */
  readonly cardHidden?: boolean
}

export interface TableSort {
  readonly column: string
  readonly direction: 'ASC' | 'DESC'
}
