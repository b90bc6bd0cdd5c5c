import { router } from '@inertiajs/vue3'
import { notify, Problem, send, useMessages } from 'kontor/ui'
import { onMounted, onScopeDispose, ref, type Ref } from 'vue'
import type { EditorProps } from '#kernel/reports/dashboards/wire'
import type { Draft } from './use_editor'

/** Saves a dashboard as a whole, and asks before changes are left behind. */
export function useSave(
  { id, version }: EditorProps['dashboard'],
  draft: Readonly<Ref<Draft>>,
  isChanged: Readonly<Ref<boolean>>
) {
  const { t } = useMessages()
  const address = `/kernel/dashboards/${id}`
  const isSaving = ref(false)
  /** The version somebody else saved meanwhile. */
  const stale = ref<number | null>(null)
  /** Where somebody wanted to go with changes unsaved. */
  const leaving = ref<string | null>(null)
  let isDone = false

  async function save(over = version) {
    if (isSaving.value) return
    isSaving.value = true
    stale.value = null
    try {
      await send('PATCH', address, { version: over, ...draft.value })
      isDone = true
      notify({ title: t('dashboards.edit_mode.saved'), color: 'success' })
      router.visit(address)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code === 'E_DASHBOARD_STALE') stale.value = Number(error.body.version)
      else refuse(error)
    } finally {
      isSaving.value = false
    }
  }

  function refuse({ message, errors }: Problem) {
    notify({ title: message, description: errors[0]?.message, color: 'error' })
  }

  function reload() {
    isDone = true
    stale.value = null
    router.visit(`${address}/edit`)
  }

  function leave() {
    isDone = true
    if (leaving.value !== null) router.visit(leaving.value)
  }

  const stay = (event: BeforeUnloadEvent) => {
    if (isChanged.value && !isDone) event.preventDefault()
  }
  const stop = router.on('before', (event) => {
    const { visit } = event.detail
    if (isDone || !isChanged.value || visit.method !== 'get' || visit.prefetch) return
    event.preventDefault()
    leaving.value = visit.url.pathname + visit.url.search
  })
  onMounted(() => window.addEventListener('beforeunload', stay))
  onScopeDispose(() => {
    stop()
    window.removeEventListener('beforeunload', stay)
  })

  return { isSaving, stale, leaving, save, reload, leave }
}
