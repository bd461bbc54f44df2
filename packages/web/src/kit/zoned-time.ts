/** Day and time of a zone's clock, and the instant that they name. */
export interface ClockTime {
  /** YYYY-MM-DD */
  readonly day: string
  /** HH:MM */
  readonly time: string
}

export function toClock(instant: string, timeZone: string): ClockTime {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))
  const [day = '', time = ''] = text.split(' ')
  return { day, time }
}

/** The instant, ISO in UTC. Where clocks jump forward the time does not exist: the moment after the jump is taken. */
export function fromClock({ day, time }: ClockTime, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  let guess = wanted
  for (let round = 0; round < 2; round++) {
    const seen = toClock(new Date(guess).toISOString(), timeZone)
    guess += wanted - Date.parse(`${seen.day}T${seen.time}:00Z`)
  }
  return new Date(guess).toISOString()
}
