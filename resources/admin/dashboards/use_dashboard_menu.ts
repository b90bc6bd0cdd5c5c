import { router } from '@inertiajs/vue3'
import { notify, send, useMessages } from 'kontor/ui'
import { ref, shallowRef } from 'vue'
import type { ShownDashboard, SharingProps } from '#kernel/reports/dashboards/wire'
import { refusedNotice } from './refused_notice'
import { useStart } from './use_start'

/** What is done with a dashboard as a whole. */
export function useDashboardMenu(dashboard: () => ShownDashboard, mayShare: () => boolean) {
  const { t } = useMessages()
  const start = useStart()
  const sharing = shallowRef<SharingProps | null>(null)
  const isNaming = ref(false)
  const isStarting = ref(false)
  const address = () => `/kernel/dashboards/${dashboard().id}`

  async function openSharing() {
    await refusedNotice(async () => {
      sharing.value = await send<SharingProps>('GET', `${address()}/sharing`)
    })
  }

  async function share(body: object) {
    if (!(await refusedNotice(() => send('PUT', `${address()}/sharing`, body)))) return
    sharing.value = null
    notify({ title: t('dashboards.shared_done'), color: 'success' })
    router.reload()
  }

  async function rename(name: string) {
    const body = { version: dashboard().version, name }
    if (!(await refusedNotice(() => send('PATCH', address(), body)))) return
    isNaming.value = false
    router.reload()
  }

  async function copy() {
    const { id, name } = dashboard()
    const body = { name: t('dashboards.copy_of', { name }).slice(0, 120), from: id }
    await refusedNotice(async () => {
      const made = await send<{ id: number }>('POST', '/kernel/dashboards', body)
      router.visit(`/kernel/dashboards/${made.id}/edit`)
    })
  }

  async function remove() {
    const { id, name } = dashboard()
    if (!(await refusedNotice(() => send('DELETE', address())))) return
    router.visit('/kernel/dashboards')
    notify({
      title: t('dashboards.deleted', { name }),
      undo: () =>
        void refusedNotice(() => send('POST', `/kernel/dashboards/${id}/restore`)).then(() =>
          router.reload()
        ),
    })
  }

  async function startOthers(whose: object) {
    const body = { ...whose, dashboard: dashboard().id }
    if (!(await refusedNotice(() => send('PUT', '/kernel/dashboards/start', body)))) return
    isStarting.value = false
    notify({ title: t('dashboards.start_saved'), color: 'success' })
  }

  function items() {
    const { mayChange, isStart, id, name } = dashboard()
    const entry = (key: string, icon: string, onSelect: () => unknown) => ({
      label: t(`dashboards.${key}`),
      icon,
      onSelect: () => void onSelect(),
    })
    return [
      [
        isStart
          ? entry('stop_starting', 'i-lucide-star-off', () => start.choose(null))
          : entry('start_here', 'i-lucide-star', () => start.choose({ id, name })),
        ...(mayShare()
          ? [entry('start_for', 'i-lucide-house', () => (isStarting.value = true))]
          : []),
        entry('copy', 'i-lucide-copy', copy),
        entry('print', 'i-lucide-printer', () => window.print()),
      ],
      mayChange
        ? [
            entry('rename', 'i-lucide-pencil', () => (isNaming.value = true)),
            entry('delete', 'i-lucide-trash-2', remove),
          ]
        : [],
    ]
  }

  return { items, sharing, isNaming, isStarting, openSharing, share, startOthers, rename, copy }
}
