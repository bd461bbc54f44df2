/** By the company's clock. */
export function greetingKey(hour: number): 'shell.home.morning' | 'shell.home.afternoon' | 'shell.home.evening' | 'shell.home.night' {
  if (hour < 5) return 'shell.home.night'
  if (hour < 12) return 'shell.home.morning'
  return hour < 18 ? 'shell.home.afternoon' : 'shell.home.evening'
}

/** Latin names are greeted by the given name; Chinese names are said whole. */
export function givenName(name: string): string {
  return /\p{Script=Han}/u.test(name) ? name : (name.trim().split(/\s+/)[0] ?? name)
}
