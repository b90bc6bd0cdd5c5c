import router from '@adonisjs/core/services/router'

const Switch = () => import('#kernel/companies/switch_controller')
const Logo = () => import('#kernel/companies/logo_controller')

/** Choosing the company to work in, and the pictures on its letters. */
export function companyRoutes() {
  router.post('/kernel/company', [Switch, 'store']).as('company.switch')
  router.get('/kernel/companies/:id/logo', [Logo, 'show']).as('company_logo')
  router.get('/kernel/companies/:id/logo/edit', [Logo, 'edit']).as('company_logo.edit')
  router.put('/kernel/companies/:id/logo', [Logo, 'update']).as('company_logo.update')
  router.delete('/kernel/companies/:id/logo', [Logo, 'destroy']).as('company_logo.destroy')
}
