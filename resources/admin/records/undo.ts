import { notify } from '~/ui/notify'
import { Problem, send } from './send'
import type { FieldDescription, Values } from './types'
import { useCaller } from './use_caller'
import { useTexts } from './use_texts'

/** A change that can be taken back: by one more change, from the version it made, to the values before it. */
export interface Undoable {
  path: string
  id: number
  version: number
  before: Values
}

/** Offers for ten seconds to take an edit back; refused politely where someone changed the record since. */
export function useUndo() {
  const { t } = useTexts()
  const { companyId } = useCaller()

  async function takeBack({ path, id, version, before }: Undoable, done: () => void) {
    try {
      await send('PATCH', `${path}/${id}`, { company_id: companyId.value, version, data: before })
      notify({ title: t('peek.undone') })
      done()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const stale = error.code === 'E_STALE'
      notify({
        title: stale ? t('peek.undo_stale') : String(error.body.title ?? t('records.offline')),
        description: stale ? t('peek.undo_stale_next') : (error.body.next as string | undefined),
        color: 'error',
      })
      if (stale) done()
    }
  }

  function offer(title: string, change: Undoable, done: () => void) {
    notify({ title, undo: () => void takeBack(change, done) })
  }

  return { offer }
}

/** The values a change replaces; null where lines changed, which one more change cannot bring back. */
export function valuesBefore(fields: FieldDescription[], opened: Values, body: Values) {
  const keys = Object.keys(body)
  if (keys.length === 0 || fields.some((field) => field.lines && keys.includes(field.key))) {
    return null
  }
  return Object.fromEntries(keys.map((key) => [key, opened[key] ?? null]))
}
