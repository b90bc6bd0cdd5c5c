import router from '@adonisjs/core/services/router'

const CustomFields = () => import('#kernel/fields/screens/custom_fields_controller')

const ID = /^[1-9][0-9]{0,15}$/

/** The editor of custom fields; list, history and writes are the derived ones. */
export function customFieldRoutes() {
  router.get('/kernel/custom-fields/new', [CustomFields, 'create']).as('custom_fields.new')
  router
    .get('/kernel/custom-fields/places/:model', [CustomFields, 'place'])
    .as('custom_fields.place')
    .where('model', /^[a-z0-9_]+\.[a-z0-9_]+$/)
  router
    .post('/kernel/custom-fields/places/:model/formula', [CustomFields, 'formulaTrial'])
    .as('custom_fields.formula')
  router
    .post('/kernel/custom-fields/:id/kind-preview', [CustomFields, 'kindPreview'])
    .as('custom_fields.kind_preview')
    .where('id', ID)
  router
    .get('/kernel/custom-fields/:id', [CustomFields, 'show'])
    .as('custom_fields.show')
    .where('id', ID)
  router
    .get('/kernel/custom-fields/:id/edit', [CustomFields, 'show'])
    .as('custom_fields.edit')
    .where('id', ID)
}
