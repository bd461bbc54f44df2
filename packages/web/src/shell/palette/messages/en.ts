/** The sentences of the palette, which come with it: nobody needs them before it is opened. */
const en = {
  'shell.palette.empty': 'Nothing matches “{text}”',
  'shell.palette.emptyText': 'Try fewer letters, or the initials of the words.',
  'shell.palette.failed': 'Records could not be searched. Commands and pages still work.',
  'shell.palette.hintClose': 'close',
  'shell.palette.hintMove': 'move',
  'shell.palette.hintOpen': 'open',
  'shell.palette.placeholder': 'Search records, pages and commands…',
  'shell.palette.recent': 'Recent',
  'shell.palette.results': '{count, plural, =0 {No results} one {# result} other {# results}}',
  'shell.palette.searching': 'Searching records…',
} as const

export default en

declare module '../../../i18n/own-messages.ts' {
  interface OwnMessages extends Record<keyof typeof en, string> {}
}
