import { useMessages } from 'kontor/ui'
import type { ShownFilter } from '#kernel/reports/dashboards/wire'

/** What filters are called. */
export function useFilterNames() {
  const { t } = useMessages()
  return (filter: Pick<ShownFilter, 'key' | 'field'>) => {
    if (filter.key === 'date') return t('dashboards.filter.date')
    if (filter.key === 'unit') return t('dashboards.filter.unit')
    return filter.field ? t(filter.field.label) : filter.key
  }
}
