import type { Snippet } from 'svelte'

/** What Dialog and Drawer share. */
export interface ModalProps {
  open?: boolean
  title: string
  description?: string | undefined
  /** Asked before it closes by Esc, a click outside or its cross; false keeps it open. Of what is typed into it the person is asked in any case. */
  guard?: (() => boolean | Promise<boolean>) | undefined
  onclose?: (() => void) | undefined
  /** False where there is no way out but the one that the content offers. */
  closable?: boolean
  /** Nothing typed into it is meant to be saved. */
  passing?: boolean
  children: Snippet
  footer?: Snippet | undefined
}
