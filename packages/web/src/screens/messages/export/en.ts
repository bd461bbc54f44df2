/** The sentences of taking records out as a file. */
const en = {
  'export.action': 'Export…',
  'export.all': 'All records',
  'export.allColumns': 'All columns',
  'export.asShown': 'As in the list',
  'export.columns': '{count, plural, one {# column} other {# columns}}',
  'export.count': '{count, plural, one {# row} other {# rows}}',
  'export.csv': 'CSV',
  'export.csvText': 'For other programs, and to import it again',
  'export.done': '{file} is exported',
  'export.format': 'File',
  'export.found': 'What the list finds now',
  'export.go': 'Export',
  'export.goCount': '{count, plural, one {Export # row} other {Export # rows}}',
  'export.rows': 'Records',
  'export.running': 'Writing the file',
  'export.selected': 'The selected ones',
  'export.stop': 'Stop',
  'export.text': 'The file has what you may see, with exact figures and dates. The audit trail keeps who exported what.',
  'export.title': 'Export {name}',
  'export.xlsx': 'Excel',
  'export.xlsxText': 'With figures, dates and percentages as such',
} as const

export default en
