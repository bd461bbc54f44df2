/** The sentences of the table of shortcuts, which come with it. */
const en = {
  'shell.keys.change': 'Change the keys',
  'shell.keys.changeOne': 'Change the keys of “{command}”',
  'shell.keys.clash': '{keys} already does “{command}”.',
  'shell.keys.failed': 'The keys could not be kept',
  'shell.keys.find': 'Find a command',
  'shell.keys.help': 'Choose a command and press its new keys: one, one with Ctrl or Alt, or two in a row. They go with you to every device.',
  'shell.keys.none': 'None',
  'shell.keys.press': 'Press the new keys…',
  'shell.keys.ready': 'Done',
  'shell.keys.reset': 'Back to {keys}',
  'shell.keys.resetAll': 'All back to how they came',
  'shell.keys.resetToNone': 'Back to none',
  'shell.keys.take': 'Take it from there',
  'shell.keys.without': 'Without keys',
} as const

export default en

declare module '../../../i18n/own-messages.ts' {
  interface OwnMessages extends Record<keyof typeof en, string> {}
}
