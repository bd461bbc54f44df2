export const en = {
  'nav.title': 'Courses',
  'plugin.description': 'Courses that people can take.',
  Course: 'Course',
  'Course.plural': 'Courses',
  'Course.startsOn': 'Starts on',
  'Course.seats': 'Seats',
  'CourseLevel.BASIC': 'Basic',
  'CourseLevel.ADVANCED': 'Advanced',
  schedule: 'Schedule',
  openSchedule: 'Open the schedule of courses',
  next: 'Next courses',
  none: 'No course is planned',
  failed: 'The courses could not be loaded',
  seatsOf: '{seats, plural, =0 {No seats yet} one {# seat} other {# seats}}',
  'permissions.courses:read': 'See courses',
  'permissions.courses:write': 'Plan courses',
}

export default en
