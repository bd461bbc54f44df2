import type english from './en.ts'

const chinese = {
  'shell.keys.change': '修改快捷键',
  'shell.keys.changeOne': '修改“{command}”的快捷键',
  'shell.keys.clash': '{keys} 已用于“{command}”。',
  'shell.keys.failed': '快捷键未能保存',
  'shell.keys.find': '查找命令',
  'shell.keys.help': '选择一个命令，再按下新的快捷键：单键、与 Ctrl 或 Alt 组合，或连续按两个键。设置会同步到您的所有设备。',
  'shell.keys.none': '无',
  'shell.keys.press': '请按下新的快捷键…',
  'shell.keys.ready': '完成',
  'shell.keys.reset': '恢复为 {keys}',
  'shell.keys.resetAll': '全部恢复默认',
  'shell.keys.resetToNone': '恢复为无快捷键',
  'shell.keys.take': '改用于此命令',
  'shell.keys.without': '未设快捷键',
} satisfies Record<keyof typeof english, string>

export default chinese
