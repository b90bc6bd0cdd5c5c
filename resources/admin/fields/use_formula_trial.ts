import { Problem, send, useMessages } from 'kontor/ui'
import { ref, watch, type Ref } from 'vue'
import type { FormulaTrial } from '#kernel/fields/screens/wire'

const PAUSE = 400

/** What a formula gives while it is written, or what is wrong about it; only the answer to the last question counts. */
export function useFormulaTrial(formula: Ref<string>, model: Ref<string | undefined>) {
  const { t } = useMessages()
  const trial = ref<FormulaTrial | null>(null)
  const complaint = ref('')
  let latest = 0

  async function ask(asked: number) {
    const url = `/kernel/custom-fields/places/${model.value}/formula`
    const answer = await send<FormulaTrial>('POST', url, { formula: formula.value }).catch(
      (error: unknown) => {
        if (error instanceof Problem) return error
        throw error
      }
    )
    if (asked !== latest) return
    const isWrong = answer instanceof Problem
    trial.value = isWrong ? null : answer
    complaint.value = isWrong ? sentence(answer) : ''
  }

  function sentence({ body, errors }: Problem) {
    const { title, next } = body as { title?: string; next?: string }
    return errors[0]?.message ?? ([title, next].filter(Boolean).join(' ') || t('records.offline'))
  }

  watch(
    [formula, model],
    () => {
      const asked = ++latest
      if (formula.value.trim() && model.value) {
        setTimeout(() => asked === latest && void ask(asked), PAUSE)
      } else trial.value = null
      complaint.value = formula.value.trim() ? complaint.value : ''
    },
    { immediate: true }
  )

  return { trial, complaint }
}
