import type { en } from './en.ts'

export const zhCN = {
  'nav.title': '课程',
  'plugin.description': '可供学员报名的课程。',
  Course: '课程',
  'Course.plural': '课程',
  'Course.startsOn': '开课日期',
  'Course.seats': '名额',
  'CourseLevel.BASIC': '初级',
  'CourseLevel.ADVANCED': '高级',
  schedule: '开课安排',
  openSchedule: '打开开课安排',
  next: '近期课程',
  none: '暂无开课计划',
  failed: '课程加载失败',
  seatsOf: '{seats, plural, =0 {尚未设置名额} other {# 个名额}}',
  'permissions.courses:read': '查看课程',
  'permissions.courses:write': '安排课程',
} satisfies Record<keyof typeof en, string>

export default zhCN
