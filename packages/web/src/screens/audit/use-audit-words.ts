import type { Tone } from '@tenon/core/metadata'
import { useI18n, useShell } from '../../module.ts'
import type { AuditAction, AuditEntry } from './audit-types.ts'

const TONES: Readonly<Record<AuditAction, Tone>> = { CREATE: 'success', UPDATE: 'info', DELETE: 'danger', SIGN_IN: 'neutral', SIGN_OUT: 'neutral', SIGN_IN_FAILED: 'warning', EXPORT: 'accent', SYSTEM: 'warning', ERASE: 'danger' }

export interface AuditWords {
  action(action: AuditAction): string
  tone(action: AuditAction): Tone
  source(source: string): string
  /** What a kind of record is called: as its resource, else as the core or its plugin calls it. */
  model(model: string): string
  who(entry: AuditEntry): string
  /** The page of the record, where there is one for this reader. */
  href(entry: AuditEntry): string | null
}

/** The words of the trail in the language in use. Called while a component initialises. */
export function useAuditWords(): AuditWords {
  const shell = useShell()
  const { t, has, label } = useI18n()
  const resource = (model: string) => shell.resources.find((one) => one.name === model)
  const known = (key: string, otherwise: string): string => (has(key) ? t(key) : otherwise)
  return {
    action: (action) => t(`screens.audit.action.${action}`),
    tone: (action) => TONES[action],
    source: (source) => known(`screens.audit.source.${source}`, source),
    model: (model) => {
      const found = resource(model)
      if (found) return label(found.label)
      const keys = [`screens.audit.model.${model}`, ...shell.boot.plugins.map(({ id }) => `${id}.${model}`)]
      return known(keys.find(has) ?? '', model)
    },
    who: ({ actor, action }) => actor?.name ?? (actor || action === 'SIGN_IN_FAILED' ? t('screens.audit.unknown') : t('screens.audit.system')),
    href: ({ model, recordId, action }) => {
      const found = model && recordId && action !== 'DELETE' ? resource(model) : undefined
      return found ? `${found.path}/${recordId!.slice(recordId!.indexOf(':') + 1)}` : null
    },
  }
}
