import { canInstall, firstOf, install } from './debian.mjs'

const server = () => firstOf(['/usr/bin/redis-server', '/usr/local/bin/redis-server'])

/** Whether a private Redis can be started here; installs Debian's package where that is allowed. */
export async function hasRedis() {
  if (!server() && canInstall()) await install(['redis-server'])
  return Boolean(server())
}
