import { router } from '@inertiajs/vue3'
import { notify, useMessages } from 'kontor/ui'
import { computed, nextTick, reactive, ref } from 'vue'
import type { EditedRule, RuleProps } from '#kernel/access/screens/wire'
import { Problem, send } from '~/records/send'
import { useCaller } from '~/records/use_caller'
import { draftOf, newRule } from './rules'

type Restriction = Omit<EditedRule, 'name'> & { name: string }

/** The restriction being edited, and how it is stored. */
export function useRestriction(stored: RuleProps['rule']) {
  const { companyId } = useCaller()
  const { t } = useMessages()
  const draft = stored ? draftOf(stored) : newRule('*')
  const rule = reactive<Record<string, unknown>>({
    ...draft,
    name: draft.name ?? '',
  }) as unknown as Restriction
  const problem = ref<Problem | null>(null)
  const saving = ref(false)
  const leaving = ref(false)

  const data = computed(() => ({
    name: rule.name.trim() || null,
    model: rule.model,
    operations: rule.operations,
    filter: rule.filter,
    fields: rule.fields,
  }))
  const opened = JSON.stringify(data.value)
  const isChanged = computed(() => !leaving.value && JSON.stringify(data.value) !== opened)
  const errors = computed<Record<string, string>>(() => {
    if (!problem.value) return {}
    const found = problem.value.errors.map((one) => [one.field, one.message] as const)
    return found.length > 0 ? Object.fromEntries(found) : { $refusal: problem.value.message }
  })

  async function attempt(work: () => Promise<{ id: number }>) {
    saving.value = true
    problem.value = null
    try {
      const { id } = await work()
      notify({ title: t('access.rule.saved'), color: 'success' })
      leaving.value = true
      await nextTick()
      router.visit(`/kernel/rules/${id}`, { replace: true })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    } finally {
      saving.value = false
    }
  }

  const about = () => ({ company_id: companyId.value, version: stored?.version })

  const save = () =>
    attempt(() =>
      stored
        ? send('PATCH', `/kernel/rules/${stored.id}`, { ...about(), data: data.value })
        : send('POST', '/kernel/rules', { company_id: companyId.value, data: data.value })
    )

  /** Lifts the restriction, or puts it back in force. */
  const setArchived = (on: boolean) =>
    attempt(() =>
      on
        ? send('DELETE', `/kernel/rules/${stored!.id}`, about())
        : send('POST', `/kernel/rules/${stored!.id}/restore`, about())
    )

  return { rule, errors, isChanged, saving, save, setArchived }
}
