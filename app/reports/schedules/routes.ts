import type { HttpRouterService } from '@adonisjs/core/types'

const Schedules = () => import('#kernel/reports/schedules/schedules_controller')

/** Reports sent by the clock. Registered before the derived screens. */
export function scheduleRoutes(router: HttpRouterService) {
  router
    .group(() => {
      router.get('/', [Schedules, 'index']).as('index')
      router.get('/new', [Schedules, 'create']).as('create')
      router.post('/', [Schedules, 'store']).as('store')
      router.post('/times', [Schedules, 'times']).as('times')
      router.get('/:id/edit', [Schedules, 'edit']).as('edit')
      router.put('/:id', [Schedules, 'update']).as('update')
      router.put('/:id/state', [Schedules, 'turn']).as('turn')
      router.delete('/:id', [Schedules, 'destroy']).as('destroy')
      router.post('/:id/sending', [Schedules, 'send']).as('send')
    })
    .prefix('/kernel/report-schedules')
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('report_schedules')
}
