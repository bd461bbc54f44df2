import type english from './en.ts'

const chinese = {
  'export.action': '导出…',
  'export.all': '全部记录',
  'export.allColumns': '全部列',
  'export.asShown': '与列表一致',
  'export.columns': '共 {count, number} 列',
  'export.count': '{count, number} 行',
  'export.csv': 'CSV',
  'export.csvText': '供其他系统使用，也可重新导入',
  'export.done': '已导出 {file}',
  'export.format': '文件格式',
  'export.found': '列表当前的筛选结果',
  'export.go': '导出',
  'export.goCount': '导出 {count, number} 行',
  'export.rows': '导出范围',
  'export.running': '正在生成文件',
  'export.selected': '已选中的记录',
  'export.stop': '停止',
  'export.text': '只包含您有权查看的内容，数字和日期保持精确。审计日志会记录导出人和导出内容。',
  'export.title': '导出{name}',
  'export.xlsx': 'Excel',
  'export.xlsxText': '数字、日期和百分比保持原有格式',
} satisfies Record<keyof typeof english, string>

export default chinese
