/*
 * Imported before every process of a run of tests once the year that they tell of is over: books, invoices and
 * questions to them name days of 2026, and what is posted today belongs to the same year. The clock then begins on a
 * day of that year and goes on as any other; those of databases, files and browsers are the machine's.
 */
const MORNING = Date.parse('2026-11-23T09:30:00Z')
const LAST_DAY = Date.parse('2026-12-31T00:00:00Z')

/** The environment that moves the clocks of processes which begin now; nothing within the year. */
export function movedClock() {
  if (Date.now() < LAST_DAY) return {}
  const options = `${process.env.NODE_OPTIONS ?? ''} --import=${import.meta.url}`.trim()
  return { CLOCK_SHIFT: String(MORNING - Date.now()), NODE_OPTIONS: options }
}

function moveClock(by) {
  const Machine = Date
  const now = () => Machine.now() + by
  const clock = new Proxy(Machine, {
    construct: (_, given, called) =>
      Reflect.construct(Machine, given.length > 0 ? given : [now()], called),
    apply: () => new Machine(now()).toString(),
    get: (_, key) => (key === 'now' ? now : Reflect.get(Machine, key)),
  })
  Machine.prototype.constructor = clock
  globalThis.Date = clock
}

if (process.env.CLOCK_SHIFT) moveClock(Number(process.env.CLOCK_SHIFT))
