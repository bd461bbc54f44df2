/** The sentences of those parts of the kit that no first page has: they come with what is shown after it. */
const en = {
  'kit.board.back': '{card} is back where it was.',
  'kit.board.dropped': '{card} was put into {column}.',
  'kit.board.empty': 'Nothing here',
  'kit.board.hint': 'Press Space to pick the card up, Enter to open it.',
  'kit.board.over': 'Over {column}.',
  'kit.board.taken': '{card} is picked up in {column}. Press the left and right arrows to carry it, Space to drop it, Escape to put it back.',
  'kit.chart.asChart': 'Show as a chart',
  'kit.chart.asTable': 'Show as a table',
  'kit.chart.category': 'Category',
  'kit.file.choose': 'Choose a file, or drop it here',
  'kit.file.chooseMany': 'Choose files, or drop them here',
  'kit.period.placeholder': '2026, Q1 or 2026-03',
  'kit.period.quarter': 'Q{quarter} {year}',
  'kit.period.unknown': 'Write a year, a quarter or a month, such as 2026, Q1 2026 or 2026-03',
  'kit.text.tools': 'Formatting',
  'kit.text.bold': 'Bold',
  'kit.text.italic': 'Italic',
  'kit.text.heading': 'Heading',
  'kit.text.bullets': 'List',
  'kit.text.numbers': 'Numbered list',
  'kit.text.quote': 'Quotation',
  'kit.text.link': 'Link',
  'kit.text.address': 'Address',
  'kit.text.addressHelp': 'A web page, such as www.company.com, or an e-mail address as mailto:name@company.com.',
  'kit.text.setLink': 'Set link',
} as const

export default en

declare module '../../i18n/own-messages.ts' {
  interface OwnMessages extends Record<keyof typeof en, string> {}
}
