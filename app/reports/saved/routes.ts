import type { HttpRouterService } from '@adonisjs/core/types'

const Reports = () => import('#kernel/reports/saved/reports_controller')
const Files = () => import('#kernel/reports/saved/files_controller')

const ID = /^[1-9][0-9]{0,15}$/

/** Saved reports. Registered before the derived screens. */
export function savedReportRoutes(router: HttpRouterService) {
  router
    .group(() => {
      router.get('/', [Reports, 'index']).as('index')
      router.post('/', [Reports, 'store']).as('store')
      router.get('/:id', [Reports, 'show']).as('show')
      router.patch('/:id', [Reports, 'update']).as('update')
      router.delete('/:id', [Reports, 'destroy']).as('destroy')
      router.post('/file', [Files, 'store']).as('unsaved_file')
      router.get('/:id/file', [Files, 'show']).as('file')
      router.post('/:id/files', [Files, 'begin']).as('begin_file')
      router.get('/:id/answer', [Reports, 'answer']).as('answer')
      router.post('/:id/copies', [Reports, 'copy']).as('copy')
      router.post('/:id/restore', [Reports, 'restore']).as('restore')
      router.get('/:id/sharing', [Reports, 'sharing']).as('sharing')
      router.put('/:id/sharing', [Reports, 'share']).as('share')
      router.get('/:id/versions', [Reports, 'versions']).as('versions')
      router
        .post('/:id/versions/:number/restoration', [Reports, 'bringBack'])
        .where('number', ID)
        .as('bring_back')
    })
    .prefix('/kernel/reports')
    .where('id', ID)
    .as('reports')
}
