import { ref } from 'vue'
import type { BulkResult } from '#kernel/records/bulk/wire'
import { notify } from '~/ui/notify'
import { Problem, send } from '../../send'
import type { ModelDescription, Values } from '../../types'
import { useCaller } from '../../use_caller'
import { useTexts } from '../../use_texts'
import type { ListState } from '../use_list_state'

interface Shown {
  model: ModelDescription
  state: ListState
  ids: number[]
  /** Not those ids but every record the conditions find. */
  all: boolean
}

/** Looking over many records takes longer than over one: a minute. */
const UNDONE_FOR = 60_000

/** What takes each back; nothing does of other operations. */
const OPPOSITE: Record<string, string> = {
  archive: 'restore',
  restore: 'archive',
  update: 'update',
}
const SAID: Record<string, string> = {
  archive: 'lists.bulk.archived',
  restore: 'lists.bulk.restored',
}

/** Runs one operation on the selected records, says what became of them, and offers to take it back. */
export function useBulk(shown: () => Shown, done: () => void) {
  const { t } = useTexts()
  const { companyId } = useCaller()
  const running = ref(false)
  const refused = ref<BulkResult[]>([])

  function records() {
    const { ids, all, state } = shown()
    if (!all) return { ids }
    const filter = state.filter ? (JSON.parse(state.filter) as unknown) : []
    return { filter, q: state.q, archived: state.archived === 'true' }
  }

  const post = (data: Values) =>
    send<BulkResult[] | { id: number }>('POST', `${shown().model.path}/bulk`, {
      company_id: companyId.value,
      data,
    })

  async function run(operation: string, input: Values = {}) {
    running.value = true
    try {
      const answer = await post({ operation, ...records(), input })
      if (Array.isArray(answer)) tell(operation, answer)
      else notify({ title: t('lists.bulk.background'), color: 'primary' })
      done()
      return true
    } catch (error) {
      complain(error)
      return false
    } finally {
      running.value = false
    }
  }

  function tell(operation: string, results: BulkResult[]) {
    const changed = results.filter((one) => !one.error)
    refused.value = results.filter((one) => one.error)
    if (changed.length === 0) return
    const undo = undoOf(operation, changed)
    notify({
      title: t(SAID[operation] ?? 'lists.bulk.done', { count: changed.length }),
      description: refused.value.length
        ? t('lists.bulk.refused', { count: refused.value.length })
        : undefined,
      color: refused.value.length ? 'warning' : 'success',
      undo: undo && (() => void takeBack(undo)),
      ...(undo && { duration: UNDONE_FOR }),
    })
  }

  /** Each record back from the version the change made, so that one which somebody changed since stays as it is. */
  function undoOf(operation: string, changed: BulkResult[]): Values | undefined {
    const verb = OPPOSITE[operation]
    if (!verb) return undefined
    return {
      operation: verb,
      each: changed.map(({ id, version, before }) => ({ id, version, input: before ?? {} })),
    }
  }

  async function takeBack(undo: Values) {
    try {
      const results = (await post(undo)) as BulkResult[]
      refused.value = results.filter((one) => one.error)
      notify({
        title: t('lists.bulk.undone', { count: results.length - refused.value.length }),
        color: 'success',
      })
      done()
    } catch (error) {
      complain(error)
    }
  }

  function complain(error: unknown) {
    if (!(error instanceof Problem)) throw error
    const first = error.errors[0]?.message
    notify({ title: error.message || t('records.refused'), description: first, color: 'error' })
  }

  return { running, refused, run }
}
