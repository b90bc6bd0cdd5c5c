import { notify, Problem, send, useMessages } from 'kontor/ui'
import { ref, shallowRef } from 'vue'
import type { EditedReport } from '#kernel/reports/editor/wire'
import { useCaller } from '~/records/use_caller'
import { queryOf, type Definition } from './definition/definition'

const PATH = '/kernel/reports'

/** What a report is called, and what it is for. */
export interface Title {
  name: string
  description: string | null
}

interface Written {
  id: number
  version: number
}

/** How a report is saved: a new one under a name, one that is there over its last version. */
export function useSave(report: () => EditedReport | null, definition: () => Definition) {
  const { companyId } = useCaller()
  const { t } = useMessages()
  const saving = ref(false)
  const problem = shallowRef<Problem | null>(null)
  /** The version somebody else saved meanwhile. */
  const theirs = ref<number | null>(null)
  let version = report()?.version

  const content = () => ({
    query: queryOf(definition()),
    presentation: definition().presentation,
  })

  async function attempt(work: () => Promise<Written>): Promise<Written | null> {
    saving.value = true
    problem.value = null
    try {
      const written = await work()
      version = written.version
      theirs.value = null
      notify({ title: t('report_editor.saved'), color: 'success' })
      return written
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code === 'E_STALE') theirs.value = versionOf(error)
      else problem.value = error
      return null
    } finally {
      saving.value = false
    }
  }

  const create = (title: Title) =>
    attempt(() =>
      send('POST', PATH, { company_id: companyId.value, data: { ...title, ...content() } })
    )

  const update = (title?: Title) =>
    attempt(() =>
      send('PATCH', `${PATH}/${report()!.id}`, {
        company_id: companyId.value,
        version,
        data: { ...title, ...content() },
      })
    )

  /** Over what somebody else saved. */
  function overwrite() {
    version = theirs.value ?? version
    return update()
  }

  return { saving, problem, theirs, create, update, overwrite }
}

function versionOf({ body }: Problem) {
  const { version } = (body.theirs ?? {}) as { version?: unknown }
  return typeof version === 'number' ? version : null
}
