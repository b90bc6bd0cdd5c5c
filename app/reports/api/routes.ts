import type { HttpRouterService } from '@adonisjs/core/types'

const ReportsController = () => import('#kernel/reports/api/reports_controller')

/** Registered before the records of the API. */
export function reportRoutes(router: HttpRouterService) {
  router.post('/api/v1/kernel/reports/run', [ReportsController, 'run']).as('api.reports.run')
}
