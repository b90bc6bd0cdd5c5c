import { isHttps } from '#config/app'
import { defineConfig } from '@adonisjs/shield'

/** Shield only guards forms here: its headers miss unmatched routes, see app/http/middleware/security_headers.ts. */
export default defineConfig({
  csp: { enabled: false },
  csrf: {
    enabled: true,
    enableXsrfCookie: true,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
    cookieOptions: { secure: isHttps, sameSite: 'lax', path: '/' },
  },
  xFrame: { enabled: false },
  hsts: { enabled: false },
  contentTypeSniffing: { enabled: false },
})
