import type english from './en.ts'

const chinese = {
  'shell.home.add': '添加组件',
  'shell.home.arrangeHint': '拖动卡片或点击箭头调整顺序，选择宽度，移除不需要的内容。',
  'shell.home.done': '完成',
  'shell.home.earlier': '将“{title}”前移',
  'shell.home.later': '将“{title}”后移',
  'shell.home.offer': '可添加到首页的新组件',
  'shell.home.offerAdd': '添加',
  'shell.home.offerNot': '暂不添加',
  'shell.home.offerText': '有新组件可添加到首页：{names}',
  'shell.home.placed': '“{title}”现在排在第 {index, number} 位，共 {count, number} 个',
  'shell.home.remove': '移除“{title}”',
  'shell.home.reset': '恢复默认',
  'shell.home.width': '“{title}”的宽度',
} satisfies Record<keyof typeof english, string>

export default chinese
