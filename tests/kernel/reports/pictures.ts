import { inflateSync } from 'node:zlib'

/** The pixels of a PNG of eight bits a channel, read by its own rules: width, height and a colour at a place. */
export function pixelsOf(png: Buffer) {
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new Error('this is no PNG')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = { 2: 3, 6: 4 }[png[25]]
  if (png[24] !== 8 || !channels) throw new Error('a kind of PNG this reader does not know')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const isData = png.toString('latin1', at + 4, at + 8) === 'IDAT'
    if (isData) parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const lines = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels)
  return {
    width,
    height,
    at: (x: number, y: number) => {
      const from = (y * width + x) * channels
      return `#${lines.toString('hex', from, from + 3)}`
    },
  }
}

function unfiltered(data: Buffer, line: number, height: number, channels: number) {
  const found = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++) {
    const filter = data[y * (line + 1)]
    for (let x = 0; x < line; x++) {
      const left = x >= channels ? found[y * line + x - channels] : 0
      const above = y > 0 ? found[(y - 1) * line + x] : 0
      const corner = y > 0 && x >= channels ? found[(y - 1) * line + x - channels] : 0
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter]
      found[y * line + x] = data[y * (line + 1) + 1 + x] + guess
    }
  }
  return found
}

/** Of three neighbours the one that is nearest to where they point (Paeth). */
function nearest(left: number, above: number, corner: number) {
  const guess = left + above - corner
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(guess - one))
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}
