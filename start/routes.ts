import router from '@adonisjs/core/services/router'
import { accountRoutes } from '#kernel/accounts/routes'
import { companyRoutes } from '#kernel/companies/routes'
import { healthRoutes } from '#kernel/http/health/routes'
import { recordsApi } from '#kernel/records/api/routes'
import recordScreens from '#kernel/records/screens/routes'

healthRoutes()
accountRoutes()
companyRoutes()

// Last: an address one part owns alone has come before.
recordsApi(router)
recordScreens(router)
