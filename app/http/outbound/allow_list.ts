import { BlockList, isIP } from 'node:net'

/** Targets of the operator's own network that may be called all the same. */
export interface AllowList {
  /** Whether a name may lead to whatever address it has. */
  hasHost(host: string, port: number): boolean
  hasAddress(ip: string): boolean
}

/**
 * Reads `OUTBOUND_ALLOW`: names with or without port, addresses and networks, with commas between them.
 *
 * @example readAllowList('hooks.intranet:8443, 10.1.2.0/24, ::1')
 */
export function readAllowList(text = ''): AllowList {
  const hosts = new Set<string>()
  const networks = new BlockList()
  for (const entry of text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const [net, bits] = entry.split('/')
    const family = isIP(net)
    if (!family) hosts.add(entry)
    else networks.addSubnet(net, Number(bits ?? (family === 4 ? 32 : 128)), familyName(family))
  }
  return {
    hasHost: (host, port) => hosts.has(host) || hosts.has(`${host}:${port}`),
    hasAddress: (ip) => networks.check(ip, familyName(isIP(ip))),
  }
}

const familyName = (family: number) => (family === 4 ? 'ipv4' : 'ipv6')
