import type { HttpRouterService } from '@adonisjs/core/types'

const Views = () => import('#kernel/records/views/views_controller')

/** Saved views and the settings of lists. Registered before the derived screens. */
export function viewRoutes(router: HttpRouterService) {
  router
    .group(() => {
      router.patch('/:id', [Views, 'update']).as('update')
      router.delete('/:id', [Views, 'destroy']).as('destroy')
      router.post('/:id/restore', [Views, 'restore']).as('restore')
      router.put('/:id/sharing', [Views, 'share']).as('share')
    })
    .prefix('/kernel/views')
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('views')
  router
    .group(() => {
      router.post('/views', [Views, 'store']).as('views')
      router.put('/settings', [Views, 'settings']).as('settings')
    })
    .prefix('/:plugin/:records')
    .where('plugin', /^(?!(?:api|health|login|setup|assets)$)[a-z][a-z0-9_-]*$/)
    .where('records', /^[a-z][a-z0-9-]*$/)
    .as('list')
}
