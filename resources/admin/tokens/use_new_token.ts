import { router } from '@inertiajs/vue3'
import { Problem, send } from 'kontor/ui'
import { computed, reactive, ref, watch } from 'vue'
import type { TokenCompany, TokenDays } from './types'

/** The form of a new token, and the secret once it is made: kept only as long as the screen shows it. */
export function useNewToken(companies: () => TokenCompany[], chosen: number, days: TokenDays) {
  const values = reactive({
    name: '',
    company_id: chosen,
    role_id: undefined as number | undefined,
    days: days.standard,
    changes_access: false,
  })
  const errors = ref<Record<string, string>>({})
  const busy = ref(false)
  const secret = ref<string | null>(null)
  const roles = computed(() => companies().find((one) => one.id === values.company_id)?.roles ?? [])

  watch(roles, chooseOnly, { immediate: true })

  /** Where there is one role to choose, it is chosen. */
  function chooseOnly() {
    const isOffered = roles.value.some((one) => one.id === values.role_id)
    if (!isOffered) values.role_id = roles.value.length === 1 ? roles.value[0].id : undefined
  }

  async function create() {
    if (busy.value) return
    busy.value = true
    errors.value = {}
    try {
      const made = await send<{ secret: string }>('POST', '/kernel/my-tokens', { ...values })
      secret.value = made.secret
      values.name = ''
      values.changes_access = false
      router.reload({ only: ['tokens'] })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      errors.value = complaints(error)
    } finally {
      busy.value = false
    }
  }

  return { values, errors, busy, secret, roles, create }
}

function complaints(problem: Problem): Record<string, string> {
  if (problem.errors.length === 0) return { $refusal: problem.message }
  return Object.fromEntries(problem.errors.map((one) => [one.field, one.message]))
}
