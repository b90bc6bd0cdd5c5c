import { send, useShared } from 'kontor/ui'
import { computed, onBeforeUnmount, ref, watch } from 'vue'
import type { Proposal } from '../../payments/propose/read_proposal.js'
import type { Values } from './reckon_lines'

/** What is open with the party of a payment, asked for again when party, side, day or currency change. */
export function useProposal(values: Values) {
  const { company } = useShared()
  const proposal = ref<Proposal | null>(null)
  const loading = ref(false)
  const failed = ref(false)
  let asking: AbortController | undefined

  const asked = computed(() =>
    values.party_id && values.direction
      ? {
          direction: values.direction,
          party_id: values.party_id,
          ...(isDay(values.on_date) ? { on_date: values.on_date } : {}),
          ...(values.currency ? { currency: values.currency } : {}),
        }
      : null
  )

  async function load() {
    asking?.abort()
    if (!asked.value) return (proposal.value = null)
    asking = new AbortController()
    const { signal } = asking
    loading.value = true
    try {
      const body = { company_id: company.value?.id, data: asked.value }
      proposal.value = await send<Proposal>('POST', '/accounting/payments/propose', body, signal)
      failed.value = false
    } catch {
      // What is typed stays; the panel says so and offers to ask again.
      if (!signal.aborted) failed.value = true
    } finally {
      if (!signal.aborted) loading.value = false
    }
    return undefined
  }

  watch(() => JSON.stringify(asked.value), load, { immediate: true })
  onBeforeUnmount(() => asking?.abort())
  return { proposal, loading, failed, load }
}

const isDay = (value: unknown) => /^\d{4}-\d{2}-\d{2}$/.test(String(value ?? ''))
