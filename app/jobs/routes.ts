import router from '@adonisjs/core/services/router'

const JobCause = () => import('#kernel/jobs/http/job_cause_controller')

/** Registered before the derived screens. */
export function jobRoutes() {
  router
    .get('/kernel/jobs/:id/cause', [JobCause, 'show'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('jobs.cause')
}
