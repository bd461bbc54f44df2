import type { ProviderConfig } from '../identity/index.ts'
import type { Plugin } from './plugin-types.ts'

export interface Company {
  readonly name: string
  /** ISO 4217 code that amounts are kept and reported in. */
  readonly currency: string
  /** IANA zone in which business dates are read: Asia/Shanghai. */
  readonly timeZone: string
  readonly locale: 'en' | 'zh-CN'
  readonly webhooks?: {
    /** Private addresses that webhooks may be sent to: ['10.1.0.0/16', 'fd00::/8']. @default none */
    readonly privateRanges?: readonly string[]
  }
}

export interface SignInConfig {
  /** The company's own OpenID providers. Their secrets are in the environment: TENON_OIDC_<KEY>_CLIENT_SECRET. */
  readonly providers?: readonly ProviderConfig[]
  /** Keys of roles whose holders must have a second step, unless they come by a provider: ['SYSADMIN', 'FINANCE']. */
  readonly secondStepFor?: readonly string[]
}

/** The one list of what an installation enables. */
export interface TenonConfig {
  readonly company: Company
  readonly plugins: readonly Plugin[]
  /** How people come in beside password and link. */
  readonly signIn?: SignInConfig
  /** Example data, written once into an empty company by `tenon start`. Path of a module below the installation. */
  readonly demo?: string
}

/** Types the configuration of an installation; `tenon.config.ts` exports it as default. */
export function defineConfig(config: TenonConfig): TenonConfig {
  return config
}
