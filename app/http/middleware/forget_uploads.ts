import { rm } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

type Files = ReturnType<HttpContext['request']['allFiles']>

/** Removes what the body parser wrote for this request: whoever keeps an upload has copied it by then. */
export default class ForgetUploadsMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    if (!request.is(['multipart'])) return next()
    try {
      return await next()
    } finally {
      // `allFiles()` throws where the body was not read; this answers none.
      const files = Object.values((request.toJSON() as { files: Files }).files).flat()
      await Promise.all(files.map(({ tmpPath }) => tmpPath && rm(tmpPath, { force: true })))
    }
  }
}
