const interactive = process.stdout.isTTY === true

/** Runs `work` under one line of text: live with seconds on a terminal, else printed once. Answers what the work answers. */
export async function withProgress(text, work) {
  const start = Date.now()
  const draw = () => process.stdout.write(`\r${text} ${seconds(start)} `)
  if (!interactive) console.log(text)
  const timer = interactive ? setInterval(draw, 500) : undefined
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (interactive) process.stdout.write(`\r${' '.repeat(text.length + 12)}\r`)
  }
}

/** Time since `start` (milliseconds of the epoch) for people: '0.8 s', '2 min 5 s'. */
export function seconds(start) {
  const passed = (Date.now() - start) / 1000
  if (passed < 10) return `${passed.toFixed(1)} s`
  return passed < 100 ? `${Math.round(passed)} s` : `${Math.floor(passed / 60)} min ${Math.round(passed % 60)} s`
}
