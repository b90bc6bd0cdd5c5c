import { router } from '@inertiajs/vue3'
import { notify, Problem, send, useMessages, useShared } from 'kontor/ui'
import { computed, onMounted, reactive, ref } from 'vue'

interface RoleToGive {
  id: number
  name: string
  description: string | null
}

/** The form of one invitation: what was typed, the roles that may be given, and sending it. */
export function useInvitation() {
  const { t } = useMessages()
  const { company } = useShared()
  const values = reactive({
    email: '',
    name: '',
    language: null as string | null,
    roles: [] as string[],
  })
  const roles = ref<RoleToGive[] | null>(null)
  const errors = ref<Record<string, string>>({})
  const isSaving = ref(false)
  const isDirty = computed(() => Boolean(values.email || values.name || values.roles.length))

  onMounted(async () => {
    roles.value = await send<RoleToGive[]>('GET', '/kernel/invitations/roles')
  })

  async function submit(path: string) {
    isSaving.value = true
    errors.value = {}
    try {
      const body = { company_id: company.value?.id, data: { ...values, name: values.name || null } }
      const { id } = await send<{ id: number }>('POST', path, body)
      notify({ title: t('ui.saved'), color: 'success', icon: 'i-lucide-check' })
      router.visit(`${path}/${id}`, { replace: true })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      errors.value = complaints(error)
    } finally {
      isSaving.value = false
    }
  }

  return { values, roles, errors, isSaving, isDirty, submit }
}

function complaints(problem: Problem) {
  if (problem.errors.length === 0) return { $refusal: problem.message }
  return Object.fromEntries(problem.errors.map(({ field, message }) => [field, message]))
}
