import type { Snippet } from 'svelte'

/** What Dialog and Drawer share. */
export interface ModalProps {
  open?: boolean
  title: string
  description?: string | undefined
  /** Asked before it closes by Esc, a click outside or its cross; false keeps it open. */
  guard?: (() => boolean | Promise<boolean>) | undefined
  onclose?: (() => void) | undefined
  children: Snippet
  footer?: Snippet | undefined
}
