import { Cron } from 'croner'
import type { JobDefinition, ScheduleDeclaration } from '#kernel/jobs/define_job'
import type { Candidate } from '#kernel/plugins/candidate'

const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,2}$/
const LONGEST_NAME = 120

/** The jobs of a plugin: named after it, each once, made by defineJob. */
export function jobMistakes(one: Candidate) {
  const names = one.jobs.map((job) => job.name)
  return one.jobs.flatMap((job, index) => [
    ...(names.indexOf(job.name) < index ? [`${job.name}: two jobs have this name`] : []),
    ...mistakesOf(job, one.id),
  ])
}

function mistakesOf({ name, plugin, run, attempts }: JobDefinition, id: string) {
  const mistakes: string[] = []
  if (!NAME.test(String(name)) || plugin !== id || name.length > LONGEST_NAME) {
    mistakes.push(`${name}: a job is called ${id}.<area>.<verb>`)
  }
  if (typeof run !== 'function') mistakes.push(`${name}: run must be a function`)
  if (!Number.isInteger(attempts) || attempts < 1) {
    mistakes.push(`${name}: attempts is a number from 1`)
  }
  return mistakes
}

/** Schedules ask for jobs of the same plugin, each by cron or interval, each once. */
export function scheduleMistakes({ declaration, jobs }: Candidate) {
  const schedules = declaration.schedules ?? []
  return schedules.flatMap((schedule, index) => {
    const place = `schedules[${index}]`
    const isTwice = schedules.findIndex((one) => one.job === schedule.job) < index
    return [
      ...(jobs.some(({ name }) => name === schedule.job)
        ? []
        : [`${place}: ${schedule.job} is no job of this plugin`]),
      ...(isTwice ? [`${place}: ${schedule.job} has a schedule already`] : []),
      ...timeMistakes(place, schedule),
    ]
  })
}

function timeMistakes(place: string, { cron, every }: ScheduleDeclaration) {
  if ((cron === undefined) === (every === undefined)) {
    return [`${place}: it needs cron or every, and not both`]
  }
  if (every !== undefined) {
    return Number.isInteger(every) && every > 0
      ? []
      : [`${place}: every is a number of seconds from 1`]
  }
  try {
    const next = new Cron(cron!, { paused: true, mode: '5-part' }).nextRun()
    return next ? [] : [`${place}: "${cron}" never comes`]
  } catch {
    return [`${place}: "${cron}" is not a cron pattern of five parts`]
  }
}
