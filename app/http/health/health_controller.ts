import type { HttpContext } from '@adonisjs/core/http'
import { readEpochs } from '#kernel/records/storage/epochs'

/** What a load balancer asks; both answers cost the same however much data there is. */
export default class HealthController {
  /** The process answers. */
  live({ response }: HttpContext) {
    return response.json({ status: 'ok' })
  }

  /** The process can serve: its database answers. */
  async ready({ response }: HttpContext) {
    try {
      await readEpochs()
      return response.json({ status: 'ok' })
    } catch {
      return response.status(503).json({ status: 'database unavailable' })
    }
  }
}
