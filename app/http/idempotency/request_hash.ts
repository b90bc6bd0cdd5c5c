import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { HttpContext } from '@adonisjs/core/http'

/** What a request asks, as one text: address and body to the byte, of uploads what the files hold. */
export async function requestHash({ request }: HttpContext) {
  const hash = createHash('sha256')
  hash.update(`${request.method()} ${request.url(true)}\n`)
  const raw = request.raw()
  if (raw !== null) return hash.update(raw).digest('hex')
  hash.update(JSON.stringify(request.body() ?? {}))
  for (const [name, files] of Object.entries(request.allFiles())) {
    for (const file of [files].flat()) {
      hash.update(`\n${name} ${file.clientName} ${file.size}\n`)
      if (file.tmpPath) for await (const chunk of createReadStream(file.tmpPath)) hash.update(chunk)
    }
  }
  return hash.digest('hex')
}
