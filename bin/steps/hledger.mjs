import { canInstall, firstOf, install } from './debian.mjs'

const hledger = () => firstOf(['/usr/bin/hledger', '/usr/local/bin/hledger'])
const beanCheck = () => firstOf(['/usr/bin/bean-check', '/usr/local/bin/bean-check'])

/** Whether books can be checked by other programs here: hledger and beancount; installs Debian's where that is allowed. */
export async function hasHledger() {
  const missing = [hledger() ? [] : ['hledger'], beanCheck() ? [] : ['beancount']].flat()
  if (missing.length > 0 && canInstall()) await install(missing)
  return Boolean(hledger() && beanCheck())
}
