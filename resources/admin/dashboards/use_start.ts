import { router } from '@inertiajs/vue3'
import { notify, send, useMessages } from 'kontor/ui'
import { refusedNotice } from './refused_notice'

/** Chooses the dashboard the caller starts with, or takes the choice back. */
export function useStart() {
  const { t } = useMessages()

  async function choose(dashboard: { id: string; name: string } | null) {
    const body = { scope: 'user', dashboard: dashboard?.id ?? null }
    if (!(await refusedNotice(() => send('PUT', '/kernel/dashboards/start', body)))) return
    notify({
      title: dashboard
        ? t('dashboards.started', { name: dashboard.name })
        : t('dashboards.not_started'),
      color: 'success',
    })
    router.reload()
  }

  return { choose }
}
