import { goTo, notify, Problem, send, useMessages } from 'kontor/ui'
import { computed, reactive, ref } from 'vue'
import { errorsOf } from '../schedules/use_schedule'
import type { Choices, ReportFacts } from '../schedules/types'

const PATH = '/kernel/report-alerts'

/** An alert as the server knows it. */
export interface KnownAlert {
  id: number
  measure: string
  scope: string
  condition: string
  bound: string
  every_minutes: number
  remind_days: number | null
  user_ids: number[]
  role_ids: number[]
  parameter_values: Record<string, unknown>
}

export interface Measure {
  key: string
  label: string
}

/** The form of an alert, and saving it. */
export function useAlert(
  report: ReportFacts,
  choices: Choices,
  measures: Measure[],
  known: KnownAlert | null
) {
  const { t } = useMessages()
  const draft = reactive({
    measure: known?.measure ?? measures[0]?.key ?? '',
    scope: known?.scope ?? 'total',
    condition: known?.condition ?? 'gt',
    bound: known?.bound ?? '',
    every: String(known?.every_minutes ?? 60),
    remind: known?.remind_days ? String(known.remind_days) : '',
    user_ids: [...(known?.user_ids ?? [choices.me.id])],
    role_ids: [...(known?.role_ids ?? [])],
    parameter_values: { ...known?.parameter_values },
  })
  const errors = ref<Record<string, string>>({})
  const busy = ref(false)
  const before = ref(JSON.stringify(draft))
  const isDirty = computed(() => JSON.stringify(draft) !== before.value)

  async function save() {
    busy.value = true
    errors.value = {}
    try {
      const { every, remind, bound, ...rest } = draft
      const body = {
        ...rest,
        bound: bound.trim().replace(',', '.'),
        every_minutes: Number(every),
        remind_days: remind === '' ? null : Number(remind),
      }
      if (known) await send('PUT', `${PATH}/${known.id}`, body)
      else await send('POST', PATH, { report_id: report.id, ...body })
      before.value = JSON.stringify(draft)
      notify({
        title: t('report_schedules.alert.saved'),
        color: 'success',
        icon: 'i-lucide-check',
      })
      goTo('/kernel/report-schedules')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      errors.value = errorsOf(error, t('ui.no_answer'))
    } finally {
      busy.value = false
    }
  }
  return { draft, errors, busy, isDirty, save }
}
