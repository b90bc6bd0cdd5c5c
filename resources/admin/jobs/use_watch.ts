import { router } from '@inertiajs/vue3'
import { onBeforeUnmount, onMounted } from 'vue'

const FIRST = 1000
const LONGEST = 5000

/** Asks for some props again while something goes on: at first every second, then less and less often. */
export function useWatch(goesOn: () => boolean, only: string[], headers = () => ({})) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST

  function plan() {
    timer = setTimeout(() => {
      if (!goesOn() || document.hidden) return plan()
      router.reload({
        only,
        ...(only.includes('rows') && { reset: ['rows'] }),
        headers: { 'X-Kontor-Quiet': '1', ...headers() },
        onFinish: plan,
      })
    }, pause)
    pause = Math.min(LONGEST, pause * 1.2)
  }

  onMounted(plan)
  onBeforeUnmount(() => clearTimeout(timer))
}
