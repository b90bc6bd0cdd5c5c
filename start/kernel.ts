import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#kernel/http/handler'))

/** These run for every request, also where no route matches. */
server.use([
  () => import('#kernel/http/middleware/security_headers'),
  () => import('#kernel/http/middleware/known_host'),
  () => import('#kernel/http/middleware/assets'),
  () => import('@adonisjs/vite/vite_middleware'),
  () => import('#kernel/http/middleware/inertia'),
])

/** These run once a route is found; the API and the health routes do without session and forms. */
router.use([
  () => import('#kernel/http/middleware/web_session'),
  () => import('#kernel/companies/caller_middleware'),
  () => import('#kernel/http/middleware/second_factor_gate'),
  () => import('#kernel/http/middleware/upload_gate'),
  () => import('#kernel/http/middleware/forget_uploads'),
  () => import('@adonisjs/core/bodyparser_middleware'),
  () => import('#kernel/http/middleware/safe_keys'),
  () => import('#kernel/http/middleware/two_tabs'),
  () => import('#kernel/access/readings/reading_log'),
  () => import('#kernel/http/middleware/idempotency'),
])
