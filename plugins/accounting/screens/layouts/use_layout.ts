import { goTo, notify, Problem, send, tellProblem, useMessages, useShared } from 'kontor/ui'
import { computed, onBeforeUnmount, ref, watch } from 'vue'
import type { Preview, WireRow } from './types'

/** Rows of a layout while they are changed, with the figures and faults the server answers for them. */
export function useLayout(record: { readonly id: number; readonly version: number }) {
  const { t } = useMessages()
  const { company } = useShared()
  const rows = ref<WireRow[]>([])
  const stored = ref('[]')
  const preview = ref<Preview | null>(null)
  const problems = ref(new Map<string, string>())
  const failed = ref(false)
  const saving = ref(false)
  const days = ref<{ from?: string; to?: string }>({})
  const isChanged = computed(() => JSON.stringify(rows.value) !== stored.value)
  let asking: AbortController | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function ask(more: Record<string, unknown>) {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    try {
      const data = { layout_id: record.id, ...days.value, ...more }
      const body = { company_id: company.value?.id, data }
      const answer = await send<Preview>('POST', '/accounting/layouts/preview', body, signal)
      preview.value = answer
      problems.value = new Map()
      failed.value = false
      return answer
    } catch (error) {
      if (!signal.aborted) explain(error)
      return undefined
    }
  }

  function explain(error: unknown) {
    const errors = error instanceof Problem ? error.errors : []
    problems.value = new Map(errors.map((one) => [one.field, one.message]))
    failed.value = errors.length === 0
  }

  /** The stored rows, or those of a version to look at. */
  async function load(versionId?: number) {
    const answer = await ask(versionId ? { version_id: versionId } : {})
    if (!answer) return
    rows.value = answer.rows
    if (!versionId) stored.value = JSON.stringify(answer.rows)
  }

  function check() {
    clearTimeout(waiting)
    waiting = setTimeout(() => void ask({ rows: rows.value }), 300)
  }

  async function write(operation: string, data: Record<string, unknown>) {
    saving.value = true
    try {
      const body = { company_id: company.value?.id, version: record.version, data }
      await send('POST', `/accounting/layouts/${record.id}/${operation}`, body)
      stored.value = JSON.stringify(rows.value)
      notify({ title: t('accounting.screens.layout.saved'), color: 'success' })
      goTo(`/accounting/layouts/${record.id}`, {}, { keep: true, scroll: true })
    } catch (error) {
      explain(error)
      if (problems.value.size === 0) tellProblem(error)
    } finally {
      saving.value = false
    }
  }

  watch(rows, () => isChanged.value && check(), { deep: true })
  onBeforeUnmount(() => {
    clearTimeout(waiting)
    asking?.abort()
  })

  return {
    rows,
    preview,
    problems,
    failed,
    saving,
    isChanged,
    load,
    /** Other days for the figures. */
    on(changes: { from?: string; to?: string }) {
      days.value = { ...days.value, ...changes }
      void ask({ rows: rows.value })
    },
    save: () => write('arrange', { rows: rows.value }),
    take: (versionId: number) => write('take-version', { version_id: versionId }),
  }
}
