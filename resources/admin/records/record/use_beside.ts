import { onBeforeUnmount, ref, watch } from 'vue'
import type { HistoryEntry } from '#kernel/activity/history'
import type { RelatedMail } from '#kernel/mail/related_mails'
import { Problem, send } from '../send'
import type { ModelDescription, Row } from '../types'
import type { ShownFigure } from './FigureStrip.vue'

interface Beside {
  history?: HistoryEntry[]
  figures?: ShownFigure[]
  mails?: RelatedMail[]
}

/**
 * History and figures of a record, asked for once it is on the screen and again when its version changes. Not part of
 * the page's own data: an answer that comes after Back would put the page one left into the browser's history again.
 */
export function useBeside(shown: { model: ModelDescription; record: Row }) {
  const beside = ref<Beside>({})
  const failed = ref(false)
  let asking: AbortController | undefined

  async function load() {
    asking?.abort()
    const { signal } = (asking = new AbortController())
    failed.value = false
    try {
      const address = `${shown.model.path}/${shown.record.id}/beside`
      beside.value = await send<Beside>('GET', address, undefined, signal)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof Problem)) throw error
      failed.value = true
    }
  }

  watch(() => [shown.model.name, shown.record.id, shown.record.version], load, { immediate: true })
  onBeforeUnmount(() => asking?.abort())
  return { beside, failed, load }
}
