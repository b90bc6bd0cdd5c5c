import { router } from '@inertiajs/vue3'
import { notify } from '~/ui/notify'
import { ref } from 'vue'
import { Problem, send } from '../send'
import type { ModelDescription, OperationDescription, Row, Values } from '../types'
import { useCaller } from '../use_caller'
import { useTexts } from '../use_texts'

interface Shown {
  model: ModelDescription
  record: Row
  inputs: Record<string, Values>
}

/** What one can do with the record on the screen: run operations, archive with undo, delete. */
export function useRecordActions(props: Shown) {
  const { t, one } = useTexts()
  const { companyId } = useCaller()
  const asking = ref<OperationDescription | null>(null)
  const running = ref<string | null>(null)
  const problem = ref<Problem | null>(null)
  const address = () => `${props.model.path}/${props.record.id}`

  /** Asks for what the operation needs first; without input it runs at once. */
  function start(operation: OperationDescription) {
    problem.value = null
    if (operation.input.length > 0) asking.value = operation
    else void run(operation, {})
  }

  async function run(operation: OperationDescription, input: Values) {
    const done = await attempt(operation.verb, () =>
      send<{ opens?: string }>('POST', `${address()}/${operation.segment}`, body(input))
    )
    if (!done) return
    asking.value = null
    notify({ title: t('records.done', { operation: t(operation.label) }), color: 'success' })
    if (done.opens) router.visit(done.opens)
    else router.reload()
  }

  async function archive() {
    const done = await attempt('archive', () =>
      send<{ version: number }>('DELETE', address(), body())
    )
    if (!done) return
    router.reload()
    notify({
      title: t('records.archived', { model: one(props.model) }),
      undo: () => void restore(done.version),
    })
  }

  async function restore(version = props.record.version) {
    const done = await attempt('restore', () =>
      send('POST', `${address()}/restore`, { ...body(), version })
    )
    if (done) router.reload()
  }

  async function remove() {
    const done = await attempt('delete', () => send('DELETE', `${address()}?hard=true`, body()))
    if (done !== undefined) router.visit(props.model.path)
  }

  /** A refusal shows in the open dialog, else in the corner; nothing on the screen is lost. */
  async function attempt<T>(verb: string, act: () => Promise<T>): Promise<T | undefined> {
    if (running.value) return undefined
    running.value = verb
    problem.value = null
    try {
      return (await act()) ?? ({} as T)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
      if (!asking.value) report(error)
      return undefined
    } finally {
      running.value = null
    }
  }

  function report(error: Problem) {
    const stale = error.code === 'E_STALE'
    const lines = error.errors.map((one) => one.message)
    notify({
      title: stale ? t('records.stale') : String(error.body.title ?? t('records.offline')),
      description: [error.body.next as string, ...lines].filter(Boolean).join(' '),
      color: 'error',
    })
    if (stale) router.reload()
  }

  function body(data: Values = {}) {
    return { company_id: companyId.value, version: props.record.version, data }
  }

  return { asking, running, problem, start, run, archive, restore, remove }
}
