import type { HttpRouterService } from '@adonisjs/core/types'

const RecordsController = () => import('#kernel/records/api/records_controller')
const DescriptionController = () => import('#kernel/records/api/description_controller')
const BulkController = () => import('#kernel/records/bulk/bulk_controller')
const OperationsController = () => import('#kernel/records/api/operations_controller')

/**
 * The API of every model of every plugin. Registered last under /api/v1: an address that one part
 * owns alone, such as /api/v1/kernel/catalogue, has come before.
 */
export function recordsApi(router: HttpRouterService) {
  router.get('/api/v1/openapi.json', [DescriptionController, 'openapi']).as('api.openapi')
  router.get('/api/v1/kernel/catalogue', [DescriptionController, 'catalogue']).as('api.catalogue')
  router
    .group(() => {
      router.get('/', [RecordsController, 'index']).as('index')
      router.post('/', [RecordsController, 'store']).as('store')
      router.post('/bulk', [BulkController, 'api']).as('bulk')
      router.get('/:id', [RecordsController, 'show']).as('show')
      router.patch('/:id', [RecordsController, 'update']).as('update')
      router.delete('/:id', [RecordsController, 'destroy']).as('destroy')
      router.post('/:id/restore', [RecordsController, 'restore']).as('restore')
      router.post('/:id/:operation', [OperationsController, 'onRecord']).as('operation')
      router.post('/:operation', [OperationsController, 'alone']).as('collection_operation')
    })
    .prefix('/api/v1/:plugin/:records')
    .as('api')
    .where('id', /^[1-9][0-9]{0,15}$/)
    .where('plugin', /^[a-z][a-z0-9_-]*$/)
    .where('records', /^[a-z][a-z0-9-]*$/)
    .where('operation', /^[a-z][a-z0-9-]*$/)
}
