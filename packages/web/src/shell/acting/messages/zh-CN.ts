import type english from './en.ts'

const chinese = {
  'shell.acting.as': '以{name}的身份查看',
  'shell.acting.asText': '您将在一小时内拥有此人的权限，所有操作都会同时记录两人的姓名。',
  'shell.acting.begin': '以此人身份操作',
  'shell.acting.reason': '原因',
  'shell.acting.reasonHelp': '将记入审计日志。',
} satisfies Record<keyof typeof english, string>

export default chinese
