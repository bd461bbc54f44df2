/** A box toggles itself when it is clicked; a Shift click may mean something else, which holds when the browser is done. */
export function showTicked(event: MouseEvent, ticked: boolean): void {
  const box = event.target
  if (box instanceof HTMLInputElement) setTimeout(() => (box.checked = ticked))
}
