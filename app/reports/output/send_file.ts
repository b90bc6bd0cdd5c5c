import type { HttpContext } from '@adonisjs/core/http'
import { savedAs } from '#kernel/http/saved_as'
import type { ReportFile } from '#kernel/reports/output/render_report'

const CLOSED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** Sends a report's file: what it says is for its reader alone, kept nowhere on the way, and nothing in it is run. */
export function sendFile({ response }: HttpContext, { contentType, fileName, body }: ReportFile) {
  response.header('Content-Type', contentType)
  response.header('Content-Security-Policy', CLOSED)
  response.header('Cache-Control', 'private, no-store')
  response.header('X-Content-Type-Options', 'nosniff')
  response.header('Content-Disposition', savedAs(fileName))
  return response.stream(body)
}
