import type { Attachment } from 'svelte/attachments'
import { leaveAsker } from './leave.ts'

/** Within these something is typed in order to be saved. Lists that are filtered and the palette are none of them. */
const FORMS = 'form, .tn-modal'
const PASSING = '.tn-popup, [data-passing]'
const CHOSEN = new Set(['search', 'checkbox', 'radio', 'file', 'password', 'range', 'color'])

/** What each control held before somebody typed into it. */
const before = new WeakMap<Element, string>()
const claims = new WeakMap<Element, () => boolean>()
/** What the person's last act saves, cancels or leaves: nobody is asked about it until her next act. */
let settled: Element | null = null

/**
 * Says of a part of the page whether it holds something that is not saved, where it knows better than its controls: the controls in it are not looked at.
 * `kept` where it is kept as a draft on this device, which the question then says.
 */
export function unsaved(isHeld: () => boolean, { kept = false }: { kept?: boolean } = {}): Attachment<HTMLElement> {
  return (element) => {
    element.dataset['unsaved'] = kept ? 'kept' : ''
    claims.set(element, isHeld)
    return () => void claims.delete(element)
  }
}

/**
 * What would be lost if this part of the page went: something that is kept as a draft, or more. Null where nothing would.
 * `settledToo` counts what the last act saves or leaves as well: the save may have failed.
 */
export function heldIn(area: ParentNode, { settledToo = false }: { settledToo?: boolean } = {}): 'kept' | 'lost' | null {
  let held: 'kept' | null = null
  for (const element of area.querySelectorAll<HTMLElement>('[data-unsaved], input, textarea, [contenteditable]')) {
    if ((!settledToo && settled?.contains(element)) || !isHeld(element)) continue
    if (element.dataset['unsaved'] !== 'kept') return 'lost'
    held = 'kept'
  }
  return held
}

/** The person said that this may go, or it was sent. */
export function settle(area: Element | null): void {
  settled = area
}

/** Notices what is typed anywhere on the page. Gives how to stop. */
export function watchTyping(): () => void {
  const stop = new AbortController()
  const options = { capture: true, signal: stop.signal }
  document.addEventListener('beforeinput', ({ target }) => remember(target, textOf), options)
  // What the browser fills in by itself was not announced.
  document.addEventListener('input', ({ target }) => remember(target, () => ''), options)
  for (const act of ['keydown', 'pointerdown'] as const) document.addEventListener(act, ({ target }) => isPassing(target) || settle(null), options)
  addEventListener('pagehide', readTyped, options)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && readTyped(), options)
  for (const act of ['submit', 'click'] as const) document.addEventListener(act, ({ target }) => isPassing(target) || settle(formOf(target) ?? settled), options)
  return () => stop.abort()
}

/** Numbers and dates are read when their control is left. Where a draft is kept, the control that somebody types into as the page goes is read before it goes. */
function readTyped(): void {
  const { activeElement } = document
  if (activeElement?.closest('[data-unsaved="kept"]')) activeElement.dispatchEvent(new Event('change', { bubbles: true }))
}

function remember(target: EventTarget | null, text: (element: Element) => string): void {
  if (target instanceof Element && !before.has(target)) before.set(target, text(target))
}

/** The answer to a question goes on with what was begun before it. */
function isPassing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(PASSING) !== null
}

function isHeld(element: HTMLElement): boolean {
  const claim = claims.get(element)
  if (claim) return claim()
  const start = before.get(element)
  if (start === undefined || start === textOf(element) || element.closest('[data-unsaved]') || isPassing(element)) return false
  return !isChosen(element) && element.closest(FORMS) !== null
}

/** What is chosen is chosen again in a moment, as by a box or by the text that finds a record. */
function isChosen(element: HTMLElement): boolean {
  return element instanceof HTMLInputElement && (CHOSEN.has(element.type) || element.getAttribute('role') === 'combobox')
}

function textOf(element: Element): string {
  return 'value' in element ? String(element.value) : (element.textContent ?? '')
}

/** The form that a button saves or cancels; links of its foot lead out of it as well. */
function formOf(target: EventTarget | null): Element | null {
  const button = target instanceof Element ? target.closest('button, form, .tn-foot a') : null
  return button && (button.closest('.tn-modal') ?? (button instanceof HTMLButtonElement ? button.form : null) ?? button.closest('form'))
}

/** Whether a part of the page may go: true at once where nothing typed would go with it, else the person is asked. Called while a component initialises. */
export function useLeave(): (area: Element | null) => true | Promise<boolean> {
  const ask = leaveAsker()
  return (area) => {
    settle(null)
    const held = area ? heldIn(area) : null
    if (held === null || !ask) return true
    return ask(held).then((yes) => {
      if (yes) settle(area)
      return yes
    })
  }
}
