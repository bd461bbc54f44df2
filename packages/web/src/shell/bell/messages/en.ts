/** The words of the bell and its list, which come with it. */
const en = {
  'shell.bell': 'Notifications',
  'shell.bell.unread': '{count, plural, =0 {Notifications} one {Notifications: # new} other {Notifications: # new}}',
  'shell.bell.markAll': 'Mark all as read',
  'shell.bell.none': 'Nothing to tell',
  'shell.bell.noneText': 'What concerns you appears here.',
  'shell.bell.failed': 'The notifications could not be loaded.',
  'shell.bell.more': 'Show more',
  'shell.bell.new': 'New',
  'shell.bell.settings': 'Settings',
} as const

export default en

declare module '../../../i18n/own-messages.ts' {
  interface OwnMessages extends Record<keyof typeof en, string> {}
}
