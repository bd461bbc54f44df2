/** The words of mails. The first line stands before the link, the others after it. */
export const en = {
  greeting: 'Hello {name},',
  invitation: {
    subject: 'You are invited to {company}',
    button: 'Accept the invitation',
    lines: ['You can now work in Tenon at {company}. Open this link, choose a password, and you are in.', 'The link works once and for seven days.', 'If you do not expect this, do nothing: without you nobody gets in by this mail.'],
  },
  passwordReset: {
    subject: 'A new password for {company}',
    button: 'Choose a new password',
    lines: ['Somebody asked for a new password for your account at {company}. Open this link to choose one.', 'The link works once and for one hour. All devices that are signed in will be signed out.', 'If it was not you, do nothing: your password stays as it is.'],
  },
  notification: {
    subject: '{text}',
    button: 'Open in Tenon',
    lines: ['{text}', 'Which mails you get from {company} is set on the page of your account.'],
  },
  passwordChanged: {
    subject: 'Your password at {company} was changed',
    button: '',
    lines: ['The password of your account at {company} was just changed, and all your devices were signed out.', 'If it was not you, tell your administrator at once.'],
  },
}
