/** The sentences with which an administrator begins to act as somebody. */
const en = {
  'shell.acting.as': 'See Tenon as {name}',
  'shell.acting.asText': 'You have the rights of this person for an hour. Everything you do carries both names.',
  'shell.acting.begin': 'Act as this person',
  'shell.acting.reason': 'Reason',
  'shell.acting.reasonHelp': 'It is kept in the audit trail.',
} as const

export default en

declare module '../../../i18n/own-messages.ts' {
  interface OwnMessages extends Record<keyof typeof en, string> {}
}
