import { router } from '@inertiajs/vue3'
import { confirmAndRepeat } from '~/account/confirm_identity'
import { useMessages } from '~/messages/use_messages'
import type { Flash } from '~/shared'
import { hasErrorPlace } from '~/ui/error_places'
import { notify } from '~/ui/notify'

/** Shows what the last request had to say, once. */
export function showFlash({ refusal, notice, undo }: Flash) {
  const { t } = useMessages()
  if (refusal?.code === 'E_CONFIRM_IDENTITY') return confirmAndRepeat()
  if (refusal && !hasErrorPlace()) {
    notify({
      title: refusal.title,
      description: refusal.next ?? undefined,
      color: 'error',
      icon: 'i-lucide-circle-alert',
    })
  }
  if (notice) {
    const title = typeof notice === 'string' ? t(notice) : t(notice.key, notice.params)
    notify({
      title,
      color: 'success',
      icon: 'i-lucide-check',
      ...(undo && { undo: () => router.post(undo.href, {}, { preserveScroll: true }) }),
    })
  }
}
