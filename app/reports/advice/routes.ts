import type { HttpRouterService } from '@adonisjs/core/types'

const Advice = () => import('#kernel/reports/advice/advice_controller')

const ID = /^[1-9][0-9]{0,15}$/

/** Advice on slow reports. Registered before the derived screens. */
export function adviceRoutes(router: HttpRouterService) {
  router
    .group(() => {
      router.get('/reports/:id/advice', [Advice, 'show']).as('show')
      router.post('/reports/:id/advice', [Advice, 'accept']).as('accept')
      router.delete('/report-indexes/:id', [Advice, 'destroy']).as('destroy')
    })
    .prefix('/kernel')
    .where('id', ID)
    .as('report_advice')
}
