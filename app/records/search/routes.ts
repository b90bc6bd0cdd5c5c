import type { HttpRouterService } from '@adonisjs/core/types'

const SearchController = () => import('#kernel/records/search/search_controller')

/** Registered before the derived screens and the records of the API. */
export function searchRoutes(router: HttpRouterService) {
  router.get('/api/v1/kernel/search', [SearchController, 'index']).as('api.search')
  router.get('/kernel/search', [SearchController, 'index']).as('search')
}
