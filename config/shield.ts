import { defineConfig } from '@adonisjs/shield'

/**
 * Shield only compares form tokens here: its headers miss unmatched routes (app/http/middleware/security_headers.ts),
 * and its cookie cannot have the `__Host-` prefix (app/http/middleware/web_session.ts).
 */
export default defineConfig({
  csp: { enabled: false },
  csrf: { enabled: true, enableXsrfCookie: false, methods: ['POST', 'PUT', 'PATCH', 'DELETE'] },
  xFrame: { enabled: false },
  hsts: { enabled: false },
  contentTypeSniffing: { enabled: false },
})
