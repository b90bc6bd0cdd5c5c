import { existsSync } from 'node:fs'
import { run } from './processes.mjs'
import { Stop, step } from './progress.mjs'

/** The first of these programs that exists; absolute paths, so no shell is asked. */
export const firstOf = (paths) => paths.filter(Boolean).find((path) => existsSync(path))

/** Whether this machine takes Debian packages from us: Debian or Ubuntu, as root. */
export const canInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

/** Installs Debian packages; the caller has checked `canInstall()`. */
export function install(packages) {
  return step(`Installing ${packages.join(', ')} from the system’s packages`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const update = await run('apt-get', ['update', '-q'], { env, timeout: 300 })
    const args = ['install', '-y', '-q', '--no-install-recommends', ...packages]
    const { code, output } = await run('apt-get', args, { env, timeout: 900 })
    if (code === 0) return
    console.error((update.output + output).trim().split('\n').slice(-12).join('\n'))
    throw new Stop(
      `apt-get could not install ${packages.join(', ')}.`,
      'See its message above; install them by hand.'
    )
  })
}
