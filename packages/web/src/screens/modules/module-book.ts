export interface ModuleOf {
  readonly id: string
  readonly package: string | null
  readonly version: string | null
  readonly description: string | null
  readonly enabled: boolean
  readonly requires: readonly string[]
  readonly bridges: readonly { readonly to: string; readonly active: boolean }[]
  readonly rows: number | null
}

export interface ModuleBook {
  readonly core: string
  readonly node: string
  readonly givenUp: number
  readonly modules: readonly ModuleOf[]
}

export const BOOK = 'query ModuleBook { moduleBook }'
