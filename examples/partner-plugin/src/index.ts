import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'

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
  messages: {
    en: { Course: 'Course', 'Course.plural': 'Courses', 'Course.startsOn': 'Starts on', 'CourseLevel.BASIC': 'Basic', 'CourseLevel.ADVANCED': 'Advanced', 'permissions.courses:read': 'See courses', 'permissions.courses:write': 'Plan courses' },
    'zh-CN': { Course: '课程', 'Course.plural': '课程', 'Course.startsOn': '开课日期', 'CourseLevel.BASIC': '初级', 'CourseLevel.ADVANCED': '高级', 'permissions.courses:read': '查看课程', 'permissions.courses:write': '安排课程' },
  },
})
