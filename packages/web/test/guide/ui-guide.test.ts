import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flushSync } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import '../../src/kit/index.ts'
import Contained from '../../src/shell/contained.svelte'
import type { Catalogue } from '../../src/i18n/i18n.svelte.ts'
import type { SlotName, UiManifest } from '../../src/module.ts'
import type { Shell } from '../../src/shell/shell.svelte.ts'
import { bootWith, render, startShell } from '../support/render.ts'

// By its place, as the build finds it: the shell and its tests depend on no plugin.
const files = import.meta.glob<{ default: unknown }>('../../../../examples/courses/{ui/index,messages/en}.ts', { eager: true })
const fileOf = (name: string) => Object.entries(files).find(([path]) => path.endsWith(name))?.[1].default
const manifest = fileOf('/ui/index.ts') as UiManifest
const en = fileOf('/messages/en.ts') as Catalogue
const ROOT = join(import.meta.dirname, '../../../../')
// jsdom lays nothing out: a table without a width would be drawn as cards.
vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
vi.stubGlobal('ResizeObserver', class {
  observe() {}
  disconnect() {}
})

/** A part's own code is loaded when it is shown. */
const PATIENCE = { timeout: 20_000 }
const course = { id: 'Course:0190', title: 'Selling to factories', startsOn: '2027-01-15', seats: 12 }

async function shellWithCourses(answer: object = { data: { courses: { nodes: [course] } } }): Promise<Shell> {
  const boot = bootWith({ plugins: [{ id: 'courses', version: '0.1.0' }], permissions: { 'courses:read': 'ALL' } })
  const shell = await startShell({ boot, available: { courses: { version: '0.1.0', load: async () => ({ default: manifest }), messages: {} } } })
  await shell.i18n.add('courses', { en: async () => ({ default: en }) })
  vi.spyOn(shell, 'fetch').mockImplementation(async () => Response.json(answer))
  return shell
}

async function show(shell: Shell, part: { readonly load: () => Promise<{ default: never }> }, props: object = {}): Promise<HTMLElement> {
  const target = await render(Contained, { owner: 'courses', where: 'test', load: part.load as never, props }, shell)
  await vi.waitFor(() => {
    flushSync()
    if (target.querySelector('[aria-busy="true"]') || target.textContent?.trim() === '') throw new Error('still loading')
  }, PATIENCE)
  return target
}

describe('the guide of screens', () => {
  it('shows the files of the example as they are', () => {
    const guide = readFileSync(`${ROOT}docs/guides/ui.md`, 'utf8')
    const shown = [...guide.matchAll(/`(examples\/courses\/ui\/[\w.-]+)`[^\n]*\n\n```\w+\n([\s\S]*?)```/g)]
    expect(shown.map(([, file]) => file?.split('/').at(-1))).toEqual(['index.ts', 'schedule.svelte', 'seats.svelte', 'next-courses.svelte'])
    for (const [, file, code] of shown) expect(code).toBe(readFileSync(ROOT + file, 'utf8'))
  })
})

describe("a partner's plugin", { timeout: 60_000 }, () => {
  it('adds a page', async () => {
    const shell = await shellWithCourses()
    expect(shell.plugins.nav.map(({ to }) => to)).toEqual(['/courses/schedule'])
    const page = await show(shell, shell.plugins.routes[0] as never)
    await vi.waitFor(() => expect(page.innerHTML).toContain('/courses/courses/0190'), PATIENCE)
    expect(page.textContent).toContain('Schedule')
  })

  it('adds a panel beside its records', async () => {
    const shell = await shellWithCourses()
    const [entry] = shell.plugins.slot('courses:course.aside@1' as SlotName)
    expect((await show(shell, entry as never, { record: course })).textContent).toContain('12 seats')
  })

  it('adds a widget, which says so where it cannot be loaded', async () => {
    const shell = await shellWithCourses()
    const fine = await show(shell, shell.plugins.widgets[0] as never)
    await vi.waitFor(() => expect(fine.textContent).toContain('Selling to factories'), PATIENCE)
    const broken = await shellWithCourses({ errors: [{ message: 'Down' }] })
    const widget = await show(broken, broken.plugins.widgets[0] as never)
    await vi.waitFor(() => expect(widget.textContent).toContain('The courses could not be loaded'), PATIENCE)
  })

  it('adds a command', async () => {
    const shell = await shellWithCourses()
    const navigate = vi.spyOn(shell.router, 'navigate').mockResolvedValue(undefined as never)
    shell.plugins.commands[0]?.run(shell)
    expect(navigate).toHaveBeenCalledWith('/courses/schedule')
  })
})
