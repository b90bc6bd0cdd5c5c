import type { HttpRouterService } from '@adonisjs/core/types'

const ImportsApiController = () => import('#kernel/exchange/http/imports_api_controller')
const ImportScreenController = () => import('#kernel/exchange/http/import_screen_controller')
const CompanyController = () => import('#kernel/exchange/company/company_controller')
const ExportController = () => import('#kernel/exchange/http/export_controller')

/** Import and export. Registered before the derived screens and the records of the API. */
export function exchangeRoutes(router: HttpRouterService) {
  router
    .get('/kernel/companies/:id/export', [CompanyController, 'show'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('company_export')
  router
    .get('/kernel/companies/:id/archive', [CompanyController, 'download'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('company_export.download')
  router.post('/api/v1/kernel/imports', [ImportsApiController, 'store']).as('api.imports.store')
  const id = /^[1-9][0-9]{0,15}$/
  const api = '/api/v1/kernel/imports/:id'
  router
    .get(`${api}/errors`, [ImportsApiController, 'errors'])
    .where('id', id)
    .as('api.imports.errors')
  router.get(api, [ImportsApiController, 'show']).where('id', id).as('api.imports.show')
  const screen = '/kernel/imports/:id'
  router.get(screen, [ImportScreenController, 'show']).where('id', id).as('imports.show')
  router
    .get(`${screen}/progress`, [ImportScreenController, 'progress'])
    .where('id', id)
    .as('imports.progress')
  router
    .get(`${screen}/errors`, [ImportScreenController, 'errors'])
    .where('id', id)
    .as('imports.errors')
  for (const verb of ['cancel', 'resume', 'undo'] as const) {
    router
      .post(`${api}/${verb}`, [ImportsApiController, verb])
      .where('id', id)
      .as(`api.imports.${verb}`)
    router
      .post(`${screen}/${verb}`, [ImportScreenController, verb])
      .where('id', id)
      .as(`imports.${verb}`)
  }
  router
    .group(() => {
      router.get('/import', [ImportScreenController, 'create']).as('new')
      router.post('/import/preview', [ImportScreenController, 'preview']).as('preview')
      router.post('/import', [ImportScreenController, 'store']).as('store')
      router.post('/import/mappings', [ImportScreenController, 'keep']).as('keep')
    })
    .prefix('/:plugin/:records')
    .where('plugin', /^(?!(?:api|health|login|setup|assets)$)[a-z][a-z0-9_-]*$/)
    .where('records', /^[a-z][a-z0-9-]*$/)
    .as('import')
  router.get('/kernel/exports/:id', [ExportController, 'follow']).where('id', id).as('exports.show')
  router
    .get('/kernel/exports/:id/progress', [ExportController, 'progress'])
    .where('id', id)
    .as('exports.progress')
  router
    .get('/kernel/exports/:id/file', [ExportController, 'file'])
    .where('id', id)
    .as('exports.file')
  router
    .group(() => {
      router.get('/export', [ExportController, 'show']).as('file')
      router.get('/export/long', [ExportController, 'long']).as('long')
      router.post('/exports', [ExportController, 'store']).as('store')
    })
    .prefix('/:plugin/:records')
    .where('plugin', /^(?!(?:api|health|login|setup|assets)$)[a-z][a-z0-9_-]*$/)
    .where('records', /^[a-z][a-z0-9-]*$/)
    .as('export')
}
