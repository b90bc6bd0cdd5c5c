import { router } from '@inertiajs/vue3'
import { Problem, send, useMessages } from 'kontor/ui'
import { computed, reactive, ref, watch, type Ref } from 'vue'
import type { CustomOption } from '#kernel/fields/custom_field'
import type { CustomFieldProps, KindPreview, StoredField } from '#kernel/fields/screens/wire'
import { useCaller } from '~/records/use_caller'
import { keyOfLabel } from './key_of_label'

type Kind = CustomFieldProps['ways'][number]

const TEXTS = new Set(['text', 'long_text', 'email', 'phone', 'url'])
const NUMBERS = new Set(['integer', 'money', 'quantity', 'price', 'percent'])
const NUMBER_FORMATS = [
  { format: '', example: '1,234.50' },
  { format: 'decimal_comma', example: '1.234,50' },
]
const DATE_FORMATS = [
  { format: '', example: '2026-12-24' },
  { format: 'dd.MM.yyyy', example: '24.12.2026' },
  { format: 'd.M.yyyy', example: '3.1.2026' },
  { format: 'dd/MM/yyyy', example: '24/12/2026' },
  { format: 'MM/dd/yyyy', example: '12/24/2026' },
]
const PAUSE = 300

/** Another kind while it is being chosen: what would become of the values, and the order to change it. */
export function useChangeKind(
  props: { field: StoredField; ways: readonly Kind[] },
  open: Ref<boolean>
) {
  const { t, locale } = useMessages()
  const { companyId } = useCaller()
  const chosen = reactive({
    kind: '' as Kind | '',
    format: '',
    options: [] as CustomOption[],
    on_failing: 'leave' as 'leave' | 'empty',
  })
  const preview = ref<KindPreview | null>(null)
  const looking = ref(false)
  const running = ref(false)
  const problem = ref<Problem | null>(null)
  const address = `/kernel/custom-fields/${props.field.id}`
  let latest = 0

  const formats = computed(() => {
    if (!TEXTS.has(props.field.kind)) return []
    if (NUMBERS.has(chosen.kind)) return NUMBER_FORMATS
    return chosen.kind === 'date' ? DATE_FORMATS : []
  })
  const errors = computed<Record<string, string>>(() => {
    if (!problem.value) return {}
    const found = problem.value.errors.map((one) => [one.field, one.message] as const)
    const { title, next } = problem.value.body as { title?: string; next?: string }
    return found.length > 0
      ? Object.fromEntries(found)
      : { $refusal: [title ?? t('records.offline'), next].filter(Boolean).join(' ') }
  })

  const wanted = () => ({
    kind: chosen.kind,
    format: formats.value.length > 0 ? chosen.format || null : null,
    options: chosen.options.length > 0 ? chosen.options : null,
  })

  watch(
    () => chosen.kind,
    () => {
      chosen.format = ''
      chosen.options = []
    }
  )
  watch(
    () => JSON.stringify([chosen.kind, chosen.format, chosen.options]),
    () => {
      const asked = ++latest
      looking.value = chosen.kind !== ''
      preview.value = chosen.kind === '' ? null : preview.value
      if (chosen.kind !== '') setTimeout(() => asked === latest && void look(asked), PAUSE)
    }
  )

  /** Only the answer to the last question counts. */
  async function look(asked: number) {
    const found = await attempt(() =>
      send<KindPreview>('POST', `${address}/kind-preview`, wanted())
    )
    if (asked !== latest) return
    preview.value = found
    looking.value = false
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    problem.value = null
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
      return null
    }
  }

  /** Each value that was found becomes one of the choice; its code follows its words. */
  function takeFound() {
    const taken = new Set<string>()
    chosen.options = (preview.value?.found ?? []).map((text, at) => {
      const code = keyOfLabel(text).slice(0, 36) || `value_${at + 1}`
      let value = code
      for (let count = 2; taken.has(value); count++) value = `${code}_${count}`
      taken.add(value)
      return { value, label: { [locale.value]: text.slice(0, 120) } }
    })
  }

  async function confirm() {
    running.value = true
    const { version } = props.field
    const data = { ...wanted(), on_failing: chosen.on_failing }
    const done = await attempt(() =>
      send('POST', `${address}/change-kind`, { company_id: companyId.value, version, data })
    )
    running.value = false
    if (done === null) return
    open.value = false
    router.reload()
  }

  return { chosen, formats, preview, looking, errors, running, takeFound, confirm }
}
