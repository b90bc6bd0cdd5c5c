import { router } from '@inertiajs/vue3'

/** Changes the company of this session; every cached screen belonged to the former one. */
export function switchCompany(id: number) {
  router.flushAll()
  router.post('/kernel/company', { company_id: id })
}
