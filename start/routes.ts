import { healthRoutes } from '#kernel/http/health/routes'

healthRoutes()
