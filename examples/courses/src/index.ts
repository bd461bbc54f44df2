import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { en } from '../messages/en.ts'
import { zhCN } from '../messages/zh-CN.ts'

export const courses = definePlugin<Slice>()({
  id: 'courses',
  description: 'Courses that people can take.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0' },
  permissions: {
    'courses:read': { title: 'See courses', defaults: { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL' } },
    'courses:write': { title: 'Plan courses', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  },
  grants: (grants, person) => {
    grants.scoped('read', 'Course', person.scope('courses:read'))
    grants.scoped(['create', 'update', 'delete'], 'Course', person.scope('courses:write'))
  },
  schema: (b) => {
    b.resource('Course', {
      icon: 'graduation-cap', nav: 200,
      list: { columns: ['title', 'level', 'startsOn', 'fee', 'seats', 'owner'], sort: ['startsOn'] },
      board: { by: 'level', cards: ['startsOn', 'owner'] },
    })
  },
  messages: { en, 'zh-CN': zhCN },
})
