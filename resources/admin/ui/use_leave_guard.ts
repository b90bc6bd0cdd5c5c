import { router } from '@inertiajs/vue3'
import { onBeforeUnmount, onMounted } from 'vue'
import { useMessages } from '~/messages/use_messages'

/** Whoever leaves the screen with something that is not saved is asked first. */
export function useLeaveGuard(isUnsaved: () => boolean) {
  const { t } = useMessages()

  const stop = router.on('before', (event) => {
    const { method, prefetch } = event.detail.visit
    if (method !== 'get' || prefetch || !isUnsaved()) return
    if (!window.confirm(t('ui.leave_unsaved'))) event.preventDefault()
  })

  function warnOnClose(event: BeforeUnloadEvent) {
    if (isUnsaved()) event.preventDefault()
  }

  onMounted(() => window.addEventListener('beforeunload', warnOnClose))
  onBeforeUnmount(() => {
    stop()
    window.removeEventListener('beforeunload', warnOnClose)
  })
}
