import type { Attachment } from 'svelte/attachments'

/** Explains an element on hover and focus. The shell's one tooltip layer shows it. */
export function tip(text: string | null | undefined, kbd?: string): Attachment<HTMLElement> {
  return (element) => {
    if (!text) return
    element.dataset['tip'] = text
    if (kbd) element.dataset['tipKeys'] = kbd
    return () => {
      delete element.dataset['tip']
      delete element.dataset['tipKeys']
    }
  }
}
