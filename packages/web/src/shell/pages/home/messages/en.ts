/** The sentences of arranging the home page, which come with its tools. */
const en = {
  'shell.home.add': 'Add a widget',
  'shell.home.arrangeHint': 'Drag the cards or use their arrows, choose how wide they are, and take away what you do not need.',
  'shell.home.done': 'Done',
  'shell.home.earlier': 'Move {title} forward',
  'shell.home.later': 'Move {title} back',
  'shell.home.offer': 'New for your home page',
  'shell.home.offerAdd': 'Add',
  'shell.home.offerNot': 'Not now',
  'shell.home.offerText': 'New for your home page: {names}',
  'shell.home.placed': '{title} is now {index, number} of {count, number}',
  'shell.home.remove': 'Remove {title}',
  'shell.home.reset': 'Reset',
  'shell.home.width': 'Width of {title}',
} as const

export default en

declare module '../../../../i18n/own-messages.ts' {
  interface OwnMessages extends Record<keyof typeof en, string> {}
}
