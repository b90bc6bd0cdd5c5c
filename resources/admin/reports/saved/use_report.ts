import { router } from '@inertiajs/vue3'
import { notify, Problem, send, useMessages } from 'kontor/ui'
import { ref, shallowRef } from 'vue'
import type { ReportProps, ReportSharing, ReportSharingProps } from '#kernel/reports/saved/wire'

interface Written {
  id: number
  name: string
}

const LIST = '/kernel/reports'

/** What is done with a report besides looking at it; what is refused is said. */
export function useReport(props: ReportProps) {
  const { t } = useMessages()
  const sharing = shallowRef<ReportSharingProps | null>(null)
  const busy = ref(false)
  const path = () => `${LIST}/${props.report.id}`

  async function attempt<T>(write: () => Promise<T>): Promise<T | undefined> {
    busy.value = true
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      notify({ title: error.message, color: 'error' })
      return undefined
    } finally {
      busy.value = false
    }
  }

  async function openSharing() {
    const found = await attempt(() => send<ReportSharingProps>('GET', `${path()}/sharing`))
    if (found) sharing.value = found
  }

  async function share(body: { shared_with: ReportSharing }) {
    if (!(await attempt(() => send('PUT', `${path()}/sharing`, body)))) return
    sharing.value = null
    notify({ title: t('saved_reports.sharing_changed'), color: 'success' })
    router.reload({ only: ['report'] })
  }

  async function copy() {
    const made = await attempt(() => send<Written>('POST', `${path()}/copies`))
    if (!made) return
    notify({ title: t('saved_reports.copied', { name: made.name }), color: 'success' })
    router.visit(`${LIST}/${made.id}`)
  }

  async function archive() {
    if (!(await attempt(() => send('DELETE', path())))) return
    notify({
      title: t('saved_reports.archived', { name: props.report.name }),
      color: 'success',
      undo: () => void restore(),
    })
    router.visit(LIST)
  }

  async function restore() {
    if (!(await attempt(() => send('POST', `${path()}/restore`)))) return
    notify({ title: t('saved_reports.restored'), color: 'success' })
    router.visit(path())
  }

  async function bringBack(number: number) {
    const written = await attempt(() =>
      send<Written>('POST', `${path()}/versions/${number}/restoration`)
    )
    if (!written) return
    notify({ title: t('saved_reports.brought_back'), color: 'success' })
    router.visit(path())
  }

  /** A workbook holds all of it, however long it takes. */
  async function begin(values: Record<string, unknown>) {
    const body = { format: 'xlsx', values }
    const begun = await attempt(() => send<{ id: number }>('POST', `${path()}/files`, body))
    if (!begun) return
    notify({ title: t('saved_reports.background_hint') })
    router.visit(`/kernel/exports/${begun.id}`)
  }

  return { begin, sharing, busy, openSharing, share, copy, archive, restore, bringBack }
}
