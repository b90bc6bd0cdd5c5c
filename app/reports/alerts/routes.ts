import type { HttpRouterService } from '@adonisjs/core/types'

const Alerts = () => import('#kernel/reports/alerts/alerts_controller')

/** Figures of reports that are watched. Registered before the derived screens. */
export function alertRoutes(router: HttpRouterService) {
  router
    .group(() => {
      router.get('/new', [Alerts, 'create']).as('create')
      router.post('/', [Alerts, 'store']).as('store')
      router.get('/:id/edit', [Alerts, 'edit']).as('edit')
      router.put('/:id', [Alerts, 'update']).as('update')
      router.put('/:id/state', [Alerts, 'turn']).as('turn')
      router.put('/:id/snooze', [Alerts, 'snooze']).as('snooze')
      router.delete('/:id', [Alerts, 'destroy']).as('destroy')
    })
    .prefix('/kernel/report-alerts')
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('report_alerts')
}
