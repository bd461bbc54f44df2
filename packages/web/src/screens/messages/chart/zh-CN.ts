import type english from './en.ts'

const chinese = {
  'chart.by': '分组',
  'chart.of': '指标',
  'chart.per': '时间粒度',
  'chart.as': '图形',
  'chart.count': '记录数',
  'chart.sum': '{name}合计',
  'chart.month': '按月',
  'chart.quarter': '按季',
  'chart.year': '按年',
  'chart.bar': '柱状图',
  'chart.line': '折线图',
  'chart.donut': '环形图',
  'chart.funnel': '漏斗图',
  'chart.empty': '未填写',
  'chart.others': '其他',
  'chart.currency': '币种',
  'chart.group': '分组',
  'chart.records': '记录数',
  'chart.label': '按{group}统计{figure}',
  'chart.nothing': '暂无数据',
  'chart.nothingText': '没有符合筛选条件的记录，或记录中没有该指标。',
  'chart.hidden': '这些记录没有可用于分组的字段。',
  'chart.and': '再按',
  'chart.undivided': '不再细分',
  'chart.labelAnd': '按{group}和{part}统计的{figure}',
  'chart.gone': '该视图已删除或不再与您共享，可在“布置首页”中移除。',
  'chart.open': '打开',
  'chart.share': '占比',
} satisfies Record<keyof typeof english, string>

export default chinese
