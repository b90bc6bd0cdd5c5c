import { isIPv4, isIPv6 } from 'node:net'

/** Whom an address is counted with: itself, or for IPv6 the /64 that one household or office is given. */
export function networkOf(ip: string) {
  const plain = ip.toLowerCase().replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped) return mapped[1]
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return 'unknown'
  return `${groupsOf(plain).slice(0, 4).join(':')}::/64`
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(ip: string) {
  const [head, tail] = withoutDots(ip).split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array<string>(zeros).fill('0'), ...after].map((one) =>
    Number.parseInt(one, 16).toString(16)
  )
}

/** The last two groups may be written as an IPv4 address. */
function withoutDots(ip: string) {
  return ip.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [a * 256 + Number(b), c * 256 + Number(d)].map((one) => one.toString(16)).join(':')
  )
}
