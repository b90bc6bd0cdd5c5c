/*
 * `npm run faults`: every fault of tests/faults in its full form on both engines, workers killed under load, enabling
 * killed before each statement, imports and a bookkeeper's work killed again and again, and what has to do with time once
 * more under other time zones. `npm test` runs the short forms.
 */
import { hasMariadb } from './steps/mariadb.mjs'
import { root, run } from './steps/processes.mjs'
import { Stop, script } from './steps/progress.mjs'

const ZONES = ['Pacific/Apia', 'America/St_Johns', 'Europe/Berlin']
const TIMELY = [
  'kernel/jobs',
  'query/relative',
  'query/field_types',
  'kernel/companies',
  'accounts/throttle',
]

async function tests(args, env = {}) {
  const { code } = await run(process.execPath, ['bin/tests.mjs', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    show: true,
    timeout: 3600,
  })
  return code === 0 ? [] : [[...args, ...Object.values(env)].join(' ')]
}

await script(async () => {
  const engines = ['sqlite']
  if (await hasMariadb()) engines.push('mariadb')
  else console.log('skipped: no MariaDB here (install mariadb-server; it need not run)')
  const failed = []
  for (const engine of engines) {
    failed.push(...(await tests(['--suite=faults', `--engine=${engine}`], { FAULTS: 'full' })))
    const killed = ['jobs', 'enable_killed', 'exchange_kill', 'books_killed'].map(
      (one) => `processes/${one}`
    )
    failed.push(
      ...(await tests([...killed, '--suite=processes', `--engine=${engine}`], { FAULTS: 'full' }))
    )
  }
  for (const TZ of ZONES) failed.push(...(await tests([...TIMELY, '--suite=kernel'], { TZ })))
  if (failed.length > 0) throw new Stop(`Failed: ${failed.join('; ')}.`, 'See above.')
})
