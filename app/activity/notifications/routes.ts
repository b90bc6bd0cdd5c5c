import router from '@adonisjs/core/services/router'

const Bell = () => import('#kernel/activity/notifications/bell_controller')

/** Registered before the derived screens. */
export function notificationRoutes() {
  router.get('/kernel/bell', [Bell, 'show']).as('bell')
  router.post('/kernel/bell/read', [Bell, 'update']).as('bell.read_all')
  router
    .post('/kernel/bell/:id/read', [Bell, 'update'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('bell.read')
}
