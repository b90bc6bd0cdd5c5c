import { type Context, Refusal } from 'kontor/plugin'
import { pagesOf } from '../documents/pages_of.js'

/** What comes of asking, as digits without what stands between them; nothing where it is refused. */
export async function told(ask: () => Promise<unknown>) {
  try {
    const answer = await ask()
    const file = answer as { mediaType?: string; content?: unknown }
    if (file?.mediaType === 'application/pdf') {
      return digits((await pagesOf(file.content as Buffer)).join(' '))
    }
    if (Buffer.isBuffer(file?.content)) return digits(file.content.toString('utf8'))
    if (file?.content && typeof file.content === 'object') return digits(await textOf(file.content))
    return digits(
      JSON.stringify(answer, (_key, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value
      ) ?? ''
    )
  } catch (error) {
    if (error instanceof Refusal || (error as { status?: number }).status === 403) {
      return String((error as { code?: string }).code)
    }
    throw error
  }
}

async function textOf(content: object) {
  if (!(Symbol.asyncIterator in content)) return JSON.stringify(content)
  let text = ''
  for await (const part of content as AsyncIterable<unknown>) text += String(part)
  return text
}

const digits = (text: string) => text.replaceAll(/[\s.,'\u00a0\u202f]/g, '')

/** As the route asks before it answers. */
export function authorize(ctx: Context, right: string) {
  const dot = right.lastIndexOf('.')
  ctx.access.authorize(right.slice(0, dot), right.slice(dot + 1))
}
