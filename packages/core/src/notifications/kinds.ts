import { IntlMessageFormat } from 'intl-messageformat'
import { wordingOf } from '../messages/errors/wording.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import { notificationErrors } from './errors.ts'

export type NotificationParams = Readonly<Record<string, string | number>>

/** What people can be told, and in which words. */
export interface NotificationKinds {
  readonly names: readonly string[]
  /** The sentence, with `record` for the title of the record. Throws NOTIFICATION_KIND_UNKNOWN and NOTIFICATION_SENTENCE_BROKEN. */
  sentence(kind: string, locale: string, params: NotificationParams): string
  /** What the kind is called among the settings. */
  setting(kind: string, locale: string): string
  /** A text of the core's own in a language. */
  text(key: string, locale: string): string
}

export const spokenLocales = ['en', 'zh-CN'] as const
const prefix = 'notification.kind.'

/** A kind is declared by its sentence, the message `notification.kind.{kind}`, in every language. Throws NOTIFICATION_WORDS_MISSING. */
export function readKinds(plugins: readonly Plugin[]): NotificationKinds {
  const wording = wordingOf(plugins)
  const keys = plugins.flatMap(({ definition }) => Object.values(definition.messages ?? {}).flatMap((words) => Object.keys(words)))
  const names = [...new Set(keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)))].sort()
  for (const kind of names) for (const locale of spokenLocales) if (wording(locale, prefix + kind) === undefined) throw notificationErrors.NOTIFICATION_WORDS_MISSING({ kind, locale })
  const formats = new Map<string, IntlMessageFormat>()
  const formatOf = (kind: string, locale: string): IntlMessageFormat => {
    const known = formats.get(`${locale} ${kind}`)
    if (known) return known
    const format = new IntlMessageFormat(wording(locale, prefix + kind)!, locale, undefined, { ignoreTag: true })
    formats.set(`${locale} ${kind}`, format)
    return format
  }
  return {
    names,
    sentence: (kind, locale, params) => {
      if (!names.includes(kind)) throw notificationErrors.NOTIFICATION_KIND_UNKNOWN({ kind })
      try {
        return String(formatOf(kind, spoken(locale)).format(params))
      } catch (error) {
        throw notificationErrors.NOTIFICATION_SENTENCE_BROKEN({ kind, locale, reason: (error as Error).message }, { cause: error })
      }
    },
    setting: (kind, locale) => wording(spoken(locale), `notification.setting.${kind}`) ?? withoutParams(wording(spoken(locale), prefix + kind)!),
    text: (key, locale) => wording(spoken(locale), key) ?? key,
  }
}

export function spoken(locale: string): (typeof spokenLocales)[number] {
  return locale.startsWith('zh') ? 'zh-CN' : 'en'
}

/** '{by} visited {record}.' -> '… visited ….', whatever stands within the braces. */
function withoutParams(sentence: string): string {
  let depth = 0
  return [...sentence].map((sign) => (sign === '{' ? (depth++ === 0 ? '…' : '') : sign === '}' ? (depth--, '') : depth > 0 ? '' : sign)).join('')
}
