/** By the company's clock. */
export function greetingKey(hour: number): 'shell.home.morning' | 'shell.home.afternoon' | 'shell.home.evening' | 'shell.home.night' {
  if (hour < 5) return 'shell.home.night'
  if (hour < 12) return 'shell.home.morning'
  return hour < 18 ? 'shell.home.afternoon' : 'shell.home.evening'
}
