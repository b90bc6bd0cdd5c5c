import { router } from '@inertiajs/vue3'
import { nextTick, onScopeDispose } from 'vue'

/** Beyond the frame of one screen: the next may stand in another. */
let shown = location.pathname

async function follow() {
  const isOther = location.pathname !== shown
  shown = location.pathname
  if (!isOther) return
  await nextTick()
  const screen = document.getElementById('content')
  if (screen && !screen.contains(document.activeElement)) screen.focus({ preventScroll: true })
}

/**
 * Who goes to another screen is on it: Tab goes on from its beginning instead of through the rest of the menu. A form
 * or list that takes the cursor itself keeps it.
 */
export function useScreenFocus() {
  // A screen that takes the place of another in the browser's history tells of no navigation.
  const stops = [router.on('navigate', follow), router.on('success', follow)]
  onScopeDispose(() => stops.forEach((stop) => stop()))
}
