import type { ControlSize } from './types.ts'

/** What the number-like inputs share. */
export interface DecimalControlProps {
  id?: string
  name?: string
  label?: string
  size?: ControlSize
  placeholder?: string
  disabled?: boolean
  readonly?: boolean
  autofocus?: boolean
  invalid?: boolean
  prefix?: string
  suffix?: string
}
