import { notify, Problem } from 'kontor/ui'
import { ref } from 'vue'

/** Something asked of the server at a click: whether it is under way. A refusal is told, and false answered. */
export function useAttempt() {
  const isBusy = ref(false)

  async function attempt(work: () => Promise<unknown>) {
    isBusy.value = true
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      notify({ title: error.message, color: 'error', icon: 'i-lucide-circle-alert' })
      return false
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, attempt }
}
