import type { HttpRouterService } from '@adonisjs/core/types'

const Runs = () => import('#kernel/plugins/integrity/runs_controller')

/** What the screens of the plugin host ask for. */
export function hostRoutes(router: HttpRouterService) {
  router.post('/kernel/integrity/runs', [Runs, 'store']).as('integrity.runs.store')
}
