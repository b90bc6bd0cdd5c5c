import type { HttpContext } from '@adonisjs/core/http'
import { noteBreaches } from '#kernel/http/policy/note_breaches'
import { readReports } from '#kernel/http/policy/read_reports'
import { Refusal } from '#kernel/http/refusal'

const LONGEST = 16 * 1024

/** Takes what browsers report of the content policy. Whatever is no report is answered alike and forgotten. */
export default class ReportsController {
  async store({ request, response }: HttpContext) {
    await noteBreaches(readReports(await bodyOf(request.request)))
    response.noContent()
  }
}

/** The body as sent: the body parser leaves the two kinds of reports alone. One that is cut off is no report. */
async function bodyOf(sent: HttpContext['request']['request']) {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of sent.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length
      if (size > LONGEST) break
      chunks.push(chunk as Buffer)
    }
  } catch {
    return ''
  }
  if (size > LONGEST) throw new Refusal('E_TOO_LARGE', {}, { status: 413 })
  return Buffer.concat(chunks).toString('utf8')
}
