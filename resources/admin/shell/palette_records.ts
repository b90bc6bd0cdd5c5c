import { router } from '@inertiajs/vue3'
import { useMessages } from '~/messages/use_messages'
import { ask } from '~/records/send'
import { useShared } from '~/shared'
import type { PaletteGroup, PaletteItem } from './palette'
import { recentRecords } from './recent_records'

interface Found {
  model: string
  path: string
  icon: string | null
  records: { id: number; label: string; hint: string; company_id: number | null }[]
}

const FALLBACK = 'i-lucide-file'

/** Records of every model the user may read, a group for each; asked of the server. */
export async function findRecords(query: string, signal: AbortSignal): Promise<PaletteGroup[]> {
  const { t } = useMessages()
  const { company, companies } = useShared()
  const { data, partial } = await ask<{ data: Found[]; partial: boolean }>(
    `/kernel/search?q=${encodeURIComponent(query.slice(0, 200))}`,
    signal
  )
  /** Of another company than the one worked in: its name says so. */
  const elsewhere = (id: number | null) =>
    id !== null && id !== company.value?.id && companies.value.find((one) => one.id === id)?.name
  const groups = data.map(({ model, path, icon, records }) => ({
    id: `records_${model}`,
    label: t(`${model.replace('.', '.models.')}.many`),
    ignoreFilter: true,
    items: records.map(({ id, label, hint, company_id }) => ({
      label,
      suffix: [hint, elsewhere(company_id)].filter(Boolean).join(' · ') || undefined,
      icon: icon ?? FALLBACK,
      onSelect: () => router.visit(`${path}/${id}`),
    })),
  }))
  return partial ? [...groups, notAll()] : groups
}

/** Says that there may be more, where there was no time to look. */
function notAll(): PaletteGroup {
  const item = { label: useMessages().t('search.partial'), icon: 'i-lucide-info', disabled: true }
  return { id: 'partial', label: '', ignoreFilter: true, items: [{ ...item, onSelect: () => {} }] }
}

/** The records this user opened last in this company, the one on the screen left out. */
export function recentGroup(): PaletteGroup {
  const { t } = useMessages()
  const items: PaletteItem[] = recentRecords()
    .filter(({ href }) => href !== location.pathname)
    .map(({ href, label, icon, model }) => ({
      label,
      suffix: t(`${model.replace('.', '.models.')}.one`),
      icon: icon ?? FALLBACK,
      onSelect: () => router.visit(href),
    }))
  return { id: 'recent', label: t('search.recent'), items: items.slice(0, SHOWN) }
}

const SHOWN = 6
