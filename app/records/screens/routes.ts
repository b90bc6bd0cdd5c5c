import type { HttpRouterService } from '@adonisjs/core/types'

const RecordsController = () => import('#kernel/records/screens/records_controller')
const RecordWritesController = () => import('#kernel/records/screens/record_writes_controller')
const BulkController = () => import('#kernel/records/bulk/bulk_controller')
const GroupsController = () => import('#kernel/records/query/groups/groups_controller')
const PickController = () => import('#kernel/records/screens/pick_controller')

/**
 * The derived screens. Registered last: a bespoke screen at the same address has come before.
 * Call it within the group that asks for a signed-in session.
 */
export default function recordScreens(router: HttpRouterService) {
  router
    .group(() => {
      router.get('/', [RecordsController, 'index']).as('index')
      router.post('/', [RecordWritesController, 'store']).as('store')
      router.post('/bulk', [BulkController, 'screen']).as('bulk')
      router.get('/new', [RecordsController, 'create']).as('new')
      router.get('/pick', [PickController, 'index']).as('pick')
      router.get('/fields', [RecordsController, 'fields']).as('fields')
      router.get('/groups', [GroupsController, 'index']).as('groups')
      router.get('/totals', [GroupsController, 'totals']).as('totals')
      router.get('/:id', [RecordsController, 'show']).as('show')
      router.get('/:id/beside', [RecordsController, 'beside']).as('beside')
      router.get('/:id/edit', [RecordsController, 'edit']).as('edit')
      router.patch('/:id', [RecordWritesController, 'update']).as('update')
      router.delete('/:id', [RecordWritesController, 'archive']).as('archive')
      router.post('/:id/restore', [RecordWritesController, 'restore']).as('restore')
      router.post('/:id/:operation', [RecordWritesController, 'run']).as('run')
      router.post('/:operation', [RecordWritesController, 'runStanding']).as('run_standing')
    })
    .prefix('/:plugin/:records')
    .as('records')
    .where('id', /^[1-9][0-9]{0,15}$/)
    .where('plugin', /^(?!(?:api|health|login|setup|assets)$)[a-z][a-z0-9_-]*$/)
    .where('records', /^[a-z][a-z0-9-]*$/)
}
