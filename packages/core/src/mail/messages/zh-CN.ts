import type { en } from './en.ts'

export const zhCN = {
  greeting: '{name}，您好：',
  invitation: {
    subject: '邀请您加入{company}',
    button: '接受邀请',
    lines: ['您已获邀使用{company}的 Tenon 系统。打开下面的链接并设置密码，即可登录。', '链接仅可使用一次，七天内有效。', '如果您并不知情，请忽略本邮件：未经您操作，任何人都无法借此登录。'],
  },
  passwordReset: {
    subject: '重置您在{company}的密码',
    button: '设置新密码',
    lines: ['有人申请重置您在{company}的账号密码。请打开下面的链接设置新密码。', '链接仅可使用一次，一小时内有效。重置后，所有已登录的设备都会退出。', '如果不是您本人操作，请忽略本邮件：您的密码不会改变。'],
  },
  notification: {
    subject: '{text}',
    button: '在 Tenon 中打开',
    lines: ['{text}', '您可以在账号页面设置接收{company}的哪些邮件。'],
  },
  passwordChanged: {
    subject: '您在{company}的密码已修改',
    button: '',
    lines: ['您在{company}的账号密码刚刚被修改，所有已登录的设备均已退出。', '如果不是您本人操作，请立即联系管理员。'],
  },
} satisfies typeof en
