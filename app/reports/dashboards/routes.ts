import type { HttpRouterService } from '@adonisjs/core/types'

const Dashboards = () => import('#kernel/reports/dashboards/dashboards_controller')
const Editor = () => import('#kernel/reports/dashboards/editor_controller')

const NUMBER = /^[1-9][0-9]{0,15}$/
/** A saved one by its number, a plugin's own by its name. */
const ID = /^([1-9][0-9]{0,15}|[a-z][a-z0-9_]*\.[a-z0-9_]+)$/

/** Dashboards. Registered before the derived screens. */
export function dashboardRoutes(router: HttpRouterService) {
  router
    .group(() => {
      router.get('/', [Dashboards, 'index']).as('index')
      router.post('/', [Dashboards, 'store']).as('store')
      router.put('/start', [Dashboards, 'start']).as('start')
      router.post('/preview', [Editor, 'preview']).as('preview')
      router.post('/fields', [Editor, 'fields']).as('fields')
      router.get('/views', [Editor, 'views']).as('views')
      router.get('/:id', [Dashboards, 'show']).where('id', ID).as('show')
      router.get('/:id/tiles/:tile', [Dashboards, 'tile']).where('id', ID).as('tile')
      router.get('/:id/edit', [Editor, 'edit']).where('id', NUMBER).as('edit')
      router.get('/:id/sharing', [Dashboards, 'sharing']).where('id', NUMBER).as('sharing')
      router.put('/:id/sharing', [Dashboards, 'share']).where('id', NUMBER).as('share')
      router.patch('/:id', [Dashboards, 'update']).where('id', NUMBER).as('update')
      router.delete('/:id', [Dashboards, 'destroy']).where('id', NUMBER).as('destroy')
      router.post('/:id/restore', [Dashboards, 'restore']).where('id', NUMBER).as('restore')
    })
    .prefix('/kernel/dashboards')
    .as('dashboards')
}
