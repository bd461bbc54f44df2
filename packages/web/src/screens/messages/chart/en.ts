/** The sentences of charts of lists. */
const en = {
  'chart.by': 'Group by',
  'chart.of': 'Figure',
  'chart.per': 'Span',
  'chart.as': 'Shape',
  'chart.count': 'Number of records',
  'chart.sum': 'Sum of {name}',
  'chart.month': 'Months',
  'chart.quarter': 'Quarters',
  'chart.year': 'Years',
  'chart.bar': 'Bars',
  'chart.line': 'Line',
  'chart.donut': 'Donut',
  'chart.funnel': 'Funnel',
  'chart.empty': 'None',
  'chart.others': 'All others',
  'chart.currency': 'Currency',
  'chart.group': 'Group',
  'chart.records': 'Records',
  'chart.label': '{figure} by {group}',
  'chart.nothing': 'Nothing to show',
  'chart.nothingText': 'No record matches the filter, or none has this figure.',
  'chart.hidden': 'There is nothing to group these records by.',
  'chart.share': 'Share',
} as const

export default en
