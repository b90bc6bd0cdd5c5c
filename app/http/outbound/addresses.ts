import { BlockList, isIP } from 'node:net'

/** Everything that is not a single machine of the open internet (IANA special-purpose registries). */
const CLOSED = new BlockList()
const NETWORKS_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const
/**
 * Only 2000::/3 is handed out; the rest, with mapped (::ffff:0:0/96), NAT64 (64:ff9b::/96 and its local
 * form), local, link and multicast addresses, is closed by not being in it. Of it these are closed too.
 */
const OPEN_6 = new BlockList()
const NETWORKS_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

for (const [net, bits] of NETWORKS_4) CLOSED.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of NETWORKS_6) CLOSED.addSubnet(net, bits, 'ipv6')
OPEN_6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the open internet: nothing of this machine, this network or a tunnel into it. */
export function isPublicAddress(ip: string) {
  const plain = ip.replace(/%.*$/, '')
  if (isIP(plain) === 4) return !CLOSED.check(plain, 'ipv4')
  if (isIP(plain) === 6) return OPEN_6.check(plain, 'ipv6') && !CLOSED.check(plain, 'ipv6')
  return false
}
