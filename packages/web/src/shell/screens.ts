import type { BootResource } from '@tenon/core/metadata'
import type { Component } from 'svelte'

export interface ScreenProps {
  readonly resource: BootResource
  /** The record's bare uuid, on its own pages. */
  readonly id?: string
}

export interface ChartWidgetProps {
  /** Bare id of a saved view that is a chart. */
  readonly view: string
  readonly resource: string
}

export type ResourceScreen = 'list' | 'board' | 'calendar' | 'gallery' | 'chart' | 'record' | 'form'
export type GeneralScreen = 'importWizard' | 'modules' | 'org' | 'audit' | 'roles' | 'webhooks' | 'words'

/** The screens that are drawn from metadata: each loaded when it is first shown. */
export type Screens = Readonly<Record<ResourceScreen, () => Promise<{ default: Component<ScreenProps> }>> & Record<GeneralScreen, () => Promise<{ default: Component }>> & { chartWidget: () => Promise<{ default: Component<ChartWidgetProps> }> }>
