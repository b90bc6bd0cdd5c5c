import { goTo, notify, Problem, send, useMessages } from 'kontor/ui'
import { computed, reactive, ref } from 'vue'
import type { Rhythm } from '#kernel/reports/schedules/rhythm'
import { useMoments } from '~/messages/use_moments'
import type { Choices, ReportFacts, ScheduleDraft } from './types'

export interface KnownSchedule extends Omit<ScheduleDraft, 'rhythm' | 'ends_on'> {
  id: number
  rhythm: Rhythm
  ends_on: string | null
}

const PATH = '/kernel/report-schedules'

/** The form of a schedule: what was typed, the next times it would come, and saving. */
export function useSchedule(report: ReportFacts, choices: Choices, known: KnownSchedule | null) {
  const { t } = useMessages()
  const { exact } = useMoments()
  const draft = reactive(draftOf(choices, known))
  const errors = ref<Record<string, string>>({})
  const times = ref<string[]>([])
  const busy = ref(false)
  const before = ref(JSON.stringify(draft))
  const isDirty = computed(() => JSON.stringify(draft) !== before.value)
  let asked = 0

  async function showTimes() {
    const mine = ++asked
    const body = { rhythm: draft.rhythm, ends_on: draft.ends_on || null }
    const found = await send<string[]>('POST', `${PATH}/times`, body).catch(() => [])
    if (mine === asked) times.value = found
  }

  async function save() {
    busy.value = true
    errors.value = {}
    try {
      const body = { ...draft, ends_on: draft.ends_on || null }
      if (known) await send('PUT', `${PATH}/${known.id}`, body)
      else await send('POST', PATH, { report_id: report.id, ...body })
      before.value = JSON.stringify(draft)
      const [time] = times.value
      const title = time
        ? t('report_schedules.form.saved', { time: exact(time) })
        : t('report_schedules.form.saved_off')
      notify({ title, color: 'success', icon: 'i-lucide-check' })
      goTo(PATH)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      errors.value = errorsOf(error, t('ui.no_answer'))
    } finally {
      busy.value = false
    }
  }
  return { draft, errors, times, busy, isDirty, showTimes, save }
}

/** Complaints by field; what concerns no field stands above the form. */
export function errorsOf(error: Problem, offline: string): Record<string, string> {
  if (error.errors.length === 0) return { form: error.message || offline }
  return Object.fromEntries(error.errors.map(({ field, message }) => [field, message]))
}

function draftOf({ me }: Choices, known: KnownSchedule | null): ScheduleDraft {
  const rhythm = { every: 'week', time: '07:00', days: [1], day: 1, ...known?.rhythm } as const
  return {
    rhythm: { ...rhythm, days: [...rhythm.days] },
    formats: [...(known?.formats ?? ['body', 'xlsx'])],
    user_ids: [...(known?.user_ids ?? [me.id])],
    role_ids: [...(known?.role_ids ?? [])],
    parameter_values: { ...known?.parameter_values },
    only_with_rows: known?.only_with_rows ?? false,
    ends_on: known?.ends_on ?? '',
  }
}
