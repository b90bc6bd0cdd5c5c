import router from '@adonisjs/core/services/router'
import { POLICY_REPORTS } from '#kernel/http/surface'

const ReportsController = () => import('#kernel/http/policy/reports_controller')

/** Browsers send reports by themselves: without session, form token or anybody signed in. */
export function policyRoutes() {
  router.post(POLICY_REPORTS, [ReportsController, 'store']).as('policy_reports')
}
