import type { HttpRouterService } from '@adonisjs/core/types'

const Editor = () => import('#kernel/reports/editor/editor_controller')

const SOURCE = /^[a-z0-9_]+\.[a-z0-9_]+$/

/** The editor of reports. Registered before the derived screens. */
export function reportEditorRoutes(router: HttpRouterService) {
  router
    .group(() => {
      router.get('/new', [Editor, 'create']).as('new')
      router
        .get('/:id/edit', [Editor, 'edit'])
        .where('id', /^[1-9][0-9]{0,15}$/)
        .as('edit')
      router.post('/run', [Editor, 'run']).as('run')
      router.get('/sources', [Editor, 'sources']).as('sources')
      router.get('/sources/:source', [Editor, 'place']).where('source', SOURCE).as('place')
      router.get('/sources/:source/fields', [Editor, 'fields']).where('source', SOURCE).as('fields')
    })
    .prefix('/kernel/reports')
    .as('report_editor')
}
