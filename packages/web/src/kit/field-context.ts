import { getContext, setContext } from 'svelte'

/** What a Field gives to the control inside it. */
export interface FieldWiring {
  readonly id: string
  readonly labelId: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly required: boolean
}

const key = Symbol('tenon.field')

export function provideField(field: FieldWiring): void {
  setContext(key, field)
}

export function useField(): FieldWiring | undefined {
  return getContext<FieldWiring | undefined>(key)
}

export interface ControlNaming {
  readonly id?: string | undefined
  readonly label?: string | undefined
}

/** The attributes that tie a control to its Field, or name it where there is none. */
export function controlAttributes(field: FieldWiring | undefined, naming: ControlNaming) {
  return {
    id: naming.id ?? field?.id,
    'aria-label': naming.label,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid ? ('true' as const) : undefined,
    'aria-required': field?.required ? ('true' as const) : undefined,
  }
}
