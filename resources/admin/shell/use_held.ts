import { onScopeDispose, ref } from 'vue'

/** A tap's click comes a moment after its pointer went up. */
const CLICK_COMES_WITHIN = 300

/** Whether a pointer is down: what lists their choices stand still then, so that what is pressed is what is chosen. */
export function useHeld() {
  const isHeld = ref(false)
  let ending: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(ending))

  function hold() {
    clearTimeout(ending)
    isHeld.value = true
  }

  function release() {
    clearTimeout(ending)
    ending = setTimeout(() => (isHeld.value = false), CLICK_COMES_WITHIN)
  }

  return { isHeld, hold, release }
}
