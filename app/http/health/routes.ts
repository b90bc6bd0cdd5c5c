import router from '@adonisjs/core/services/router'

const HealthController = () => import('#kernel/http/health/health_controller')

/** Without session, forms and rules: a probe must not depend on them. */
export function healthRoutes() {
  router.get('/health/live', [HealthController, 'live']).as('health.live')
  router.get('/health/ready', [HealthController, 'ready']).as('health.ready')
}
