import type english from './en.ts'

const chinese = {
  'kit.board.back': '{card} 已放回原处。',
  'kit.board.dropped': '{card} 已放到“{column}”。',
  'kit.board.empty': '暂无内容',
  'kit.board.hint': '按空格键拿起卡片，按回车键打开。',
  'kit.board.over': '当前位于“{column}”。',
  'kit.board.taken': '已从“{column}”拿起 {card}。按左右方向键移动，空格键放下，Esc 键放回。',
  'kit.chart.asChart': '以图表显示',
  'kit.chart.asTable': '以表格显示',
  'kit.chart.category': '类别',
  'kit.file.choose': '选择文件，或拖到此处',
  'kit.file.chooseMany': '选择文件（可多选），或拖到此处',
  'kit.period.placeholder': '2026、Q1 或 2026-03',
  'kit.period.quarter': '{year}年第{quarter}季度',
  'kit.period.unknown': '请填写年、季度或月份，例如 2026、2026-Q1、2026-03',
  'kit.text.tools': '格式',
  'kit.text.bold': '加粗',
  'kit.text.italic': '斜体',
  'kit.text.heading': '标题',
  'kit.text.bullets': '项目符号列表',
  'kit.text.numbers': '编号列表',
  'kit.text.quote': '引用',
  'kit.text.link': '链接',
  'kit.text.address': '地址',
  'kit.text.addressHelp': '网址（如 www.company.com），或以 mailto: 开头的邮箱地址。',
  'kit.text.setLink': '添加链接',
} satisfies Record<keyof typeof english, string>

export default chinese
