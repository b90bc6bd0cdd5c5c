import { refused } from '#kernel/records/query/refusals'
import { readShape } from '#kernel/reports/query/shape'
import type { DashboardFilter, FilterValues } from '#kernel/reports/dashboards/wire'

const LONGEST = 10_000

/**
 * What is chosen in the filters, as it stands in the address: JSON by key. Filters that are not named keep what they
 * start with; a key the dashboard has no filter for is refused (422).
 */
export function readValues(
  filters: readonly DashboardFilter[],
  text: string | undefined
): FilterValues {
  const given = text === undefined ? {} : parsed(text)
  const keys = filters.map((one) => one.key)
  const values = readShape(given, 'filters', keys)
  return Object.fromEntries(
    filters.map(({ key, value }) => [
      key,
      Object.hasOwn(values, key) ? values[key] : (value ?? null),
    ])
  )
}

function parsed(text: string): unknown {
  if (text.length > LONGEST) throw refused('filters', 'E_QUERY_TOO_LARGE')
  try {
    return JSON.parse(text)
  } catch {
    throw refused('filters', 'E_DASHBOARD_SHAPE')
  }
}
