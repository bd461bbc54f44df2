import type english from './en.ts'

const chinese = {
  'shell.palette.empty': '没有与“{text}”匹配的内容',
  'shell.palette.emptyText': '可以少输入几个字，或者只输入拼音首字母。',
  'shell.palette.failed': '暂时无法搜索记录，命令和页面仍可使用。',
  'shell.palette.hintClose': '关闭',
  'shell.palette.hintMove': '移动',
  'shell.palette.hintOpen': '打开',
  'shell.palette.placeholder': '搜索记录、页面和命令…',
  'shell.palette.recent': '最近访问',
  'shell.palette.results': '{count, plural, =0 {没有结果} other {# 个结果}}',
  'shell.palette.searching': '正在搜索记录…',
} satisfies Record<keyof typeof english, string>

export default chinese
