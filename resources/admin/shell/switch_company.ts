import { router } from '@inertiajs/vue3'
import { useShared } from '~/shared'

/**
 * Changes the company of this session; every cached screen belonged to the former one. Whoever looks at several goes on
 * doing so.
 */
export function switchCompany(id: number, returnTo = '/') {
  const { reading } = useShared()
  post(id, reading.value.length > 1 ? reading.value : [], returnTo)
}

/** Chooses whose records lists show beside those of the company worked in. */
export function readCompanies(ids: readonly number[]) {
  const { company } = useShared()
  if (company.value) post(company.value.id, ids, location.pathname + location.search)
}

function post(id: number, reading: readonly number[], returnTo: string) {
  router.flushAll()
  router.post('/kernel/company', { company_id: id, reading: [...reading], return_to: returnTo })
}
