import router from '@adonisjs/core/services/router'

const Roles = () => import('#kernel/access/screens/roles_controller')
const Rules = () => import('#kernel/access/screens/rules_controller')
const Explain = () => import('#kernel/access/screens/explain_controller')
const Description = () => import('#kernel/access/screens/description_controller')

const ID = /^[1-9][0-9]{0,15}$/

/** The editors of roles and restrictions; what they save goes the way of every record. */
export function accessRoutes() {
  router.get('/kernel/roles/explain', [Explain, 'show']).as('access.explain')
  router.get('/kernel/roles/describe', [Description, 'show']).as('access.describe')
  router.get('/kernel/roles/new', [Roles, 'create']).as('roles.new')
  router.get('/kernel/roles/:id', [Roles, 'show']).as('roles.show').where('id', ID)
  router.get('/kernel/roles/:id/edit', [Roles, 'show']).as('roles.edit').where('id', ID)
  router.get('/kernel/rules/new', [Rules, 'create']).as('rules.new')
  router.get('/kernel/rules/:id', [Rules, 'show']).as('rules.show').where('id', ID)
  router.get('/kernel/rules/:id/edit', [Rules, 'show']).as('rules.edit').where('id', ID)
}
