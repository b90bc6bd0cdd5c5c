import { rm } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** What the body parser adds to a request written out. */
interface WithFiles {
  files?: ReturnType<HttpContext['request']['allFiles']>
}

/** Removes what the body parser wrote for this request: whoever keeps an upload has copied it by then. */
export default class ForgetUploadsMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    if (!request.is(['multipart'])) return next()
    try {
      return await next()
    } finally {
      // `allFiles()` throws where the body was not read; this answers none.
      const { files = {} } = request.toJSON() as ReturnType<typeof request.toJSON> & WithFiles
      const kept = Object.values(files).flat()
      await Promise.all(kept.map(({ tmpPath }) => tmpPath && rm(tmpPath, { force: true })))
    }
  }
}
