import { CONTENT_TYPES, type OutputFormat } from '#kernel/reports/output/render_report'

/**
 * The format an Accept header asks for: the one it likes best, of equals the first. JSON where it takes anything;
 * undefined where it takes nothing that there is.
 */
export function acceptedFormat(accept: string | undefined): OutputFormat | 'json' | undefined {
  const wishes = (accept ?? '*/*')
    .slice(0, 1000)
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [type, ...more] = part.split(';').map((one) => one.trim())
      const quality = more.find((one) => one.startsWith('q='))
      return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
  for (const { type } of wishes) {
    const format = FORMATS.find(([name]) => fits(type, name))?.[1]
    if (format) return format
  }
  return undefined
}

const FORMATS: [string, OutputFormat | 'json'][] = [
  ['application/json', 'json'],
  ...(Object.entries(CONTENT_TYPES) as [OutputFormat, string][]).map(
    ([format, type]): [string, OutputFormat] => [type.split(';')[0], format]
  ),
]

const fits = (wish: string, name: string) =>
  wish === name || wish === '*/*' || (wish.endsWith('/*') && name.startsWith(wish.slice(0, -1)))
