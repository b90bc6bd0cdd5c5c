import type { HttpRouterService } from '@adonisjs/core/types'

const Backups = () => import('#kernel/storage/backups_controller')

/** Making a backup and taking it home. */
export function storageRoutes(router: HttpRouterService) {
  router.post('/kernel/backups', [Backups, 'store']).as('backups.store')
  router.get('/kernel/backups/:name', [Backups, 'show']).as('backups.show')
}
