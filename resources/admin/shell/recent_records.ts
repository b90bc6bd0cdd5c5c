import type { ModelDescription, Row } from '~/records/types'
import { useShared } from '~/shared'

export interface RecentRecord {
  href: string
  model: string
  label: string
  icon: string | null
}

const KEPT = 12

interface RecordScreen {
  model?: ModelDescription
  record?: Row | null
}

/** The records opened last on this device, the newest first, of this user in this company. */
export function recentRecords(): RecentRecord[] {
  try {
    return JSON.parse(localStorage.getItem(place()) ?? '[]') as RecentRecord[]
  } catch {
    return []
  }
}

/** Remembers the record a screen shows, if it shows one. */
export function rememberRecord(props: object) {
  const { model, record } = props as RecordScreen
  if (!model?.path || !record?.id) return
  const href = `${model.path}/${record.id}`
  const one = { href, model: model.name, label: labelOf(model, record), icon: model.icon ?? null }
  const others = recentRecords().filter((other) => other.href !== href)
  localStorage.setItem(place(), JSON.stringify([one, ...others].slice(0, KEPT)))
}

function place() {
  const { user, company } = useShared()
  return `kontor.recent.${user.value?.id}.${company.value?.id}`
}

/** A record named by a reference is named by what came with it. */
function labelOf(model: ModelDescription, record: Row): string {
  const title = model.fields.find((field) => field.key === model.title)
  const included = title?.reference && record[title.reference.relation]
  const label = included ? (included as { label: string }).label : record[model.title]
  return label === null || label === undefined || label === '' ? `#${record.id}` : String(label)
}
