/** The sentences of the account page, which come with it. */
const en = {
  'shell.deputies': 'Deputies',
  'shell.deputies.create': 'Name a deputy',
  'shell.deputies.createText': 'A colleague does your work while you are away.',
  'shell.deputies.deputy': 'Colleague',
  'shell.deputies.end': 'End',
  'shell.deputies.endAsk': 'End the delegation to {name}?',
  'shell.deputies.endOf': 'End the delegation to {name}',
  'shell.deputies.endText': 'Your rights are yours alone again, at once.',
  'shell.deputies.everything': 'all modules',
  'shell.deputies.failed': 'The delegations could not be loaded.',
  'shell.deputies.forOther': 'You are the deputy of {name}',
  'shell.deputies.from': 'From',
  'shell.deputies.lastDay': 'Last day',
  'shell.deputies.mine': '{name} is your deputy',
  'shell.deputies.modules': 'Modules',
  'shell.deputies.modulesHelp': 'Empty: all of them.',
  'shell.deputies.none': 'Nobody does your work, and you do nobody’s.',
  'shell.deputies.note': 'Note',
  'shell.deputies.period': '{from} – {until}',
  'shell.deputies.required': 'Fill this in.',
  'shell.deputies.text': 'Who does your work while you are away, and whose work you do.',
  'shell.tokens': 'API tokens',
  'shell.tokens.create': 'Create token',
  'shell.tokens.dayCount': '{count} days',
  'shell.tokens.days': 'Valid for',
  'shell.tokens.endless': 'never ends',
  'shell.tokens.made': 'Your token is ready',
  'shell.tokens.madeText': 'Copy it now: it is never shown again.',
  'shell.tokens.name': 'Name',
  'shell.tokens.nameHelp': 'What it is for.',
  'shell.tokens.none': 'You have no tokens.',
  'shell.tokens.readOnly': 'May only read',
  'shell.tokens.revoke': 'Revoke',
  'shell.tokens.revokeAsk': 'Revoke “{name}”?',
  'shell.tokens.revokeOf': 'Revoke {name}',
  'shell.tokens.revokeText': 'Programs that use it stop working at once.',
  'shell.tokens.text': 'With which programs work in your name.',
  'shell.tokens.until': 'until {when}',
  'shell.tokens.unused': 'never used',
  'shell.tokens.used': 'used {when}',
} as const

export default en

declare module '../../../i18n/own-messages.ts' {
  interface OwnMessages extends Record<keyof typeof en, string> {}
}
