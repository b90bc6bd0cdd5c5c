import type { HttpRouterService } from '@adonisjs/core/types'

const ImportsApiController = () => import('#kernel/exchange/http/imports_api_controller')
const ImportScreenController = () => import('#kernel/exchange/http/import_screen_controller')
const ExportController = () => import('#kernel/exchange/http/export_controller')

/** Import and export. Registered before the derived screens and the records of the API. */
export function exchangeRoutes(router: HttpRouterService) {
  router.post('/api/v1/kernel/imports', [ImportsApiController, 'store']).as('api.imports.store')
  router
    .get('/api/v1/kernel/imports/:id/errors', [ImportsApiController, 'errors'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('api.imports.errors')
  router
    .get('/api/v1/kernel/imports/:id', [ImportsApiController, 'show'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('api.imports.show')
  router
    .get('/kernel/imports/:id', [ImportScreenController, 'show'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('imports.show')
  router
    .get('/kernel/imports/:id/progress', [ImportScreenController, 'progress'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('imports.progress')
  router
    .get('/kernel/imports/:id/errors', [ImportScreenController, 'errors'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('imports.errors')
  router
    .group(() => {
      router.get('/import', [ImportScreenController, 'create']).as('new')
      router.post('/import/preview', [ImportScreenController, 'preview']).as('preview')
      router.post('/import', [ImportScreenController, 'store']).as('store')
    })
    .prefix('/:plugin/:records')
    .where('plugin', /^(?!(?:api|health|login|setup|assets)$)[a-z][a-z0-9_-]*$/)
    .where('records', /^[a-z][a-z0-9-]*$/)
    .as('import')
  router
    .get('/:plugin/:records/export', [ExportController, 'show'])
    .where('plugin', /^(?!(?:api|health|login|setup|assets)$)[a-z][a-z0-9_-]*$/)
    .where('records', /^[a-z][a-z0-9-]*$/)
    .as('export')
}
