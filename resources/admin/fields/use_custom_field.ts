import { router } from '@inertiajs/vue3'
import { notify, Problem, send, useMessages, useShared } from 'kontor/ui'
import { computed, nextTick, reactive, ref, watch } from 'vue'
import type { CustomFieldProps } from '#kernel/fields/screens/wire'
import type { ModelDescription } from '~/records/types'
import { useCaller } from '~/records/use_caller'
import { draftOf, wireOf } from './draft'
import { keyOfLabel } from './key_of_label'
import { screenBefore } from './use_add_field'

const PATH = '/kernel/custom-fields'

/** The custom field being edited, the model it is added to, and how it is stored, removed and brought back. */
export function useCustomField(props: CustomFieldProps) {
  const { companyId } = useCaller()
  const { t, locale } = useMessages()
  const before = props.field ? null : screenBefore(useShared().page.url)
  const draft = reactive(draftOf(props.field, props.place?.name ?? ''))
  const place = ref<ModelDescription | null>(props.place)
  const problem = ref<Problem | null>(null)
  const saving = ref(false)
  const leaving = ref(false)
  const opened = JSON.stringify(wireOf(draft))
  const isChanged = computed(() => !leaving.value && JSON.stringify(wireOf(draft)) !== opened)
  const errors = computed<Record<string, string>>(() => {
    if (!problem.value) return {}
    const found = problem.value.errors.map((one) => [one.field, one.message] as const)
    return found.length > 0 ? Object.fromEntries(found) : { $refusal: problem.value.message }
  })

  /** Until somebody writes a name for programs himself, it follows the label. */
  const proposed = computed(() =>
    keyOfLabel(draft.label.en || draft.label[locale.value] || Object.values(draft.label)[0] || '')
  )
  watch(proposed, (next, before) => {
    if (!props.field && (draft.key === '' || draft.key === before)) draft.key = next
  })
  watch(
    () => draft.model,
    async (model) => {
      draft.after = null
      place.value = model ? await send('GET', `${PATH}/places/${model}`) : null
    }
  )
  watch(
    () => draft.kind,
    () => (draft.default_value = null)
  )

  async function attempt(title: string, work: () => Promise<{ id: number }>) {
    saving.value = true
    problem.value = null
    try {
      const { id } = await work()
      notify({ title, color: 'success' })
      leaving.value = true
      await nextTick()
      router.visit(before ?? `${PATH}/${id}`, { replace: true })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    } finally {
      saving.value = false
    }
  }

  const about = () => ({ company_id: companyId.value, version: props.field?.version })

  const save = () => {
    const data = wireOf(draft)
    const { model, key, kind, ...changes } = data
    return attempt(t('field_editor.saved'), () =>
      props.field
        ? send('PATCH', `${PATH}/${props.field.id}`, { ...about(), data: changes })
        : send('POST', PATH, { company_id: companyId.value, data })
    )
  }

  /** Takes the field away, values and all; for thirty days it comes back as it was. */
  const remove = () =>
    attempt(t('field_editor.removed'), () => send('DELETE', `${PATH}/${props.field!.id}`, about()))
  const restore = () =>
    attempt(t('field_editor.restored'), () =>
      send('POST', `${PATH}/${props.field!.id}/restore`, about())
    )

  return { draft, place, errors, isChanged, saving, before, save, remove, restore }
}
