import type en from './en.ts'

export default {
  'shell.bell': '通知',
  'shell.bell.unread': '{count, plural, =0 {通知} other {通知：# 条未读}}',
  'shell.bell.markAll': '全部标为已读',
  'shell.bell.none': '暂无通知',
  'shell.bell.noneText': '与您有关的消息会显示在这里。',
  'shell.bell.failed': '通知加载失败。',
  'shell.bell.more': '显示更多',
  'shell.bell.new': '未读',
  'shell.bell.settings': '设置',
} satisfies Record<keyof typeof en, string>
