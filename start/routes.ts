import router from '@adonisjs/core/services/router'
import { healthRoutes } from '#kernel/http/health/routes'
import { recordsApi } from '#kernel/records/api/routes'

healthRoutes()

// Last: an address one part owns alone has come before.
recordsApi(router)
