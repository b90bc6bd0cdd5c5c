import router from '@adonisjs/core/services/router'
import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { homeProps } from '#kernel/reports/dashboards/home_props'

const HelpController = () => import('#kernel/http/help/help_controller')

/** The start page and the guides. */
export function homeRoutes() {
  router
    .get('/', async (http: HttpContext) =>
      http.inertia.render('kernel::home', (await homeProps(contextOf(http))) as never)
    )
    .as('home')
  router.get('/help', [HelpController, 'index']).as('help')
  router.get('/help/:guide', [HelpController, 'show']).as('help.guide')
}

/** Registered last: only a matched route knows the session, and the error screen shows it the menu. */
export function unknownRoutes() {
  router
    .get('*', () => {
      throw Refusal.missing()
    })
    .as('unknown')
}
