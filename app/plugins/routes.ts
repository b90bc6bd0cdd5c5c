import type { HttpRouterService } from '@adonisjs/core/types'

const Runs = () => import('#kernel/plugins/integrity/runs_controller')
const Removal = () => import('#kernel/plugins/removal/removal_controller')

/** What the screens of the plugin host ask for. */
export function hostRoutes(router: HttpRouterService) {
  router.post('/kernel/integrity/runs', [Runs, 'store']).as('integrity.runs.store')
  router
    .group(() => {
      router.post('/uninstall', [Removal, 'uninstall']).as('uninstall')
      router.post('/install', [Removal, 'install']).as('install')
      router.get('/purge', [Removal, 'plan']).as('plan')
      router.post('/purge', [Removal, 'purge']).as('purge')
    })
    .prefix('/kernel/installed/:plugin')
    .where('plugin', /^[a-z][a-z0-9_]*$/)
    .as('installed')
}
