import { createHmac } from 'node:crypto'

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of RFC 6238 for a secret and a moment, reckoned by hand: an oracle for what the kernel accepts. */
export function codeAt(base32: string, at: Date | number, digits = 6) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Number(at) / 1000 / 30)))
  const mac = createHmac('sha1', bytesOf(base32)).update(counter).digest()
  const offset = mac[19] & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

export function bytesOf(base32: string) {
  const bits = [...base32].map((one) => SIGNS.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((octet) => Number.parseInt(octet, 2)))
}
