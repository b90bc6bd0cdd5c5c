import { notify, Problem, useMessages } from 'kontor/ui'
import { ref } from 'vue'

/** Does something with one line of a list: busy while it lasts, and what was refused is said. */
export function useAct(after: () => void) {
  const { t } = useMessages()
  const busy = ref(false)

  async function act(work: () => Promise<unknown>, done?: string) {
    busy.value = true
    try {
      await work()
      if (done) notify({ title: done, color: 'success', icon: 'i-lucide-check' })
      after()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      notify({ title: error.message || t('ui.no_answer'), color: 'error' })
    } finally {
      busy.value = false
    }
  }
  return { busy, act }
}
