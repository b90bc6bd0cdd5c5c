import { router } from '@inertiajs/vue3'
import { notify, useMessages } from 'kontor/ui'
import { computed, nextTick, reactive, ref, type Ref } from 'vue'
import type { EditedRole } from '#kernel/access/screens/wire'
import { Problem, send } from '~/records/send'
import { useCaller } from '~/records/use_caller'
import type { DraftRule } from './rules'
import { changedLines, draftOf } from './rules'

/** The role being edited: what was opened, what is typed, what the server said. */
export function useRole(role: EditedRole | null) {
  const { companyId } = useCaller()
  const { t } = useMessages()
  // Named anew: a filter is a tree of itself, and unwrapping its type would never end.
  const rules = ref<unknown[]>((role?.rules ?? []).map(draftOf)) as Ref<DraftRule[]>
  const head = reactive({
    name: role?.name ?? '',
    description: role?.description ?? '',
    needsSecondFactor: role?.needsSecondFactor ?? false,
    idleMinutes: role?.idleMinutes ?? null,
  })
  const problem = ref<Problem | null>(null)
  const saving = ref(false)
  const leaving = ref(false)

  const lines = computed(() => changedLines(role?.rules ?? [], rules.value))
  const headChanged = computed(
    () =>
      head.name !== (role?.name ?? '') ||
      head.description !== (role?.description ?? '') ||
      head.needsSecondFactor !== (role?.needsSecondFactor ?? false) ||
      head.idleMinutes !== (role?.idleMinutes ?? null)
  )
  const isChanged = computed(() => !leaving.value && (headChanged.value || lines.value.length > 0))

  /** Complaints by what they are about; of a rule's line only its field is known to the screen. */
  const errors = computed<Record<string, string>>(() => {
    if (!problem.value) return {}
    const found = problem.value.errors.map((one) => [one.field, one.message] as const)
    return found.length > 0 ? Object.fromEntries(found) : { $refusal: problem.value.message }
  })
  const isStale = computed(() => problem.value?.code === 'E_STALE')

  async function save() {
    if (saving.value || !isChanged.value) return
    saving.value = true
    problem.value = null
    try {
      const { id } = await submit()
      notify({
        title: t('access.editor.saved'),
        description: t('access.editor.saved_help'),
        color: 'success',
      })
      await open(`/kernel/roles/${id}`)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    } finally {
      saving.value = false
    }
  }

  /** Opens the role as it is stored; what is typed is given up knowingly, so nobody is asked. */
  async function open(address: string) {
    leaving.value = true
    await nextTick()
    router.visit(address, { replace: true, preserveScroll: true })
  }

  /** Takes the role out of use, or back into it. */
  async function setArchived(on: boolean) {
    const body = { company_id: companyId.value, version: role!.version }
    try {
      if (on) await send('DELETE', `/kernel/roles/${role!.id}`, body)
      else await send('POST', `/kernel/roles/${role!.id}/restore`, body)
      notify({
        title: t(on ? 'access.editor.archived_notice' : 'access.editor.restored'),
        color: 'success',
      })
      await open(`/kernel/roles/${role!.id}`)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    }
  }

  const discard = () => open(role ? `/kernel/roles/${role.id}` : '/kernel/roles')

  function submit() {
    const data = {
      name: head.name,
      description: head.description || null,
      needs_second_factor: head.needsSecondFactor,
      idle_minutes: head.idleMinutes,
      rules: lines.value,
    }
    const body = { company_id: companyId.value, data }
    return role
      ? send<{ id: number }>('PATCH', `/kernel/roles/${role.id}`, {
          ...body,
          version: role.version,
        })
      : send<{ id: number }>('POST', '/kernel/roles', body)
  }

  return { head, rules, errors, problem, isStale, isChanged, saving, save, discard, setArchived }
}
