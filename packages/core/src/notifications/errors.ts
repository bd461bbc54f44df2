import { defineErrors } from '../errors/tenon-error.ts'

export const notificationErrors = defineErrors({
  NOTIFICATION_KIND_UNKNOWN: { status: 500, message: 'There is no notification "{kind}". Give its sentence as the message "notification.kind.{kind}" of the plugin that sends it.' },
  NOTIFICATION_WORDS_MISSING: { status: 500, message: 'The notification "{kind}" has no sentence in {locale}. Add the message "notification.kind.{kind}".' },
  NOTIFICATION_SENTENCE_BROKEN: { status: 500, message: 'The notification "{kind}" cannot be said in {locale}: {reason}. Give all that its sentence names as params, and mend the sentence where it is wrong.' },
})
