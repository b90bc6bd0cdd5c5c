import { tellProblem } from 'kontor/ui'
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
      tellProblem(error)
      return false
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, attempt }
}
