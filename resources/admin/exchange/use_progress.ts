import { computed, onBeforeUnmount, ref } from 'vue'
import { askProgress } from '~/exchange/ask_progress'
import type { ImportProgress } from '~/exchange/types'

const PAUSE = 500
const LONGEST_PAUSE = 3000

/** Follows an import until it ends; long ones are asked about less and less often. */
export function useProgress(initial: ImportProgress | null = null) {
  const progress = ref(initial)
  const isRunning = computed(() => progress.value !== null && !isOver(progress.value))
  let isGone = false
  onBeforeUnmount(() => (isGone = true))

  async function follow(id: number) {
    for (let pause = PAUSE; !isGone; pause = Math.min(LONGEST_PAUSE, pause * 1.2)) {
      const now = await askProgress<ImportProgress>(`/kernel/imports/${id}/progress`)
      if (now) progress.value = now
      if (now && isOver(now)) return
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  return { progress, isRunning, follow }
}

const UNDER_WAY = ['waiting', 'running', 'undoing']
const isOver = ({ state }: ImportProgress) => !UNDER_WAY.includes(state)
