import type { ResourceMeta } from '@tenon/core/metadata'
import type { I18n } from '../../i18n/index.ts'

/** What records of this kind are good for, in the words of their plugin: `<plugin>.<Model>.empty`. Null where it does not say. */
export function lessonOf({ plugin, name }: Pick<ResourceMeta, 'plugin' | 'name'>, { t, has }: Pick<I18n, 't' | 'has'>): string | null {
  const key = `${plugin}.${name}.empty`
  return has(key) ? t(key) : null
}
