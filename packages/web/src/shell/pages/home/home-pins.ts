import { pinId, type Pin } from './home-layout.ts'
import type { HomeState } from './home-state.svelte.ts'

export function isPinned(home: HomeState, view: string): boolean {
  return home.pins.some((pin) => pin.view === view)
}

/** Puts a saved view on the home page, at its end. False where the server did not keep it; then it is as before. */
export async function pin(home: HomeState, wanted: Pin): Promise<boolean> {
  await home.load()
  const { pins, layout } = home
  if (!(await home.savePins([...pins.filter(({ view }) => view !== wanted.view), wanted]))) {
    home.pins = pins
    return false
  }
  const id = pinId(wanted)
  return layout === null || home.save({ shown: [...layout.shown.filter((one) => one.id !== id), { id, size: 'm' }], hidden: layout.hidden.filter((one) => one !== id) })
}

export async function unpin(home: HomeState, view: string): Promise<boolean> {
  await home.load()
  const { pins } = home
  if (await home.savePins(pins.filter((one) => one.view !== view))) return true
  home.pins = pins
  return false
}
