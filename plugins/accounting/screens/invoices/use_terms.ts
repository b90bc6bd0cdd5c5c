import { send, useShared } from 'kontor/ui'
import { onBeforeUnmount, ref, watch } from 'vue'
import type { Terms } from './reckon_typed'

type Values = Record<string, unknown>

const DAY = /^\d{4}-\d{2}-\d{2}$/
const RATE = /^\d{1,9}(\.\d{1,6})?$/

/**
 * What totals are reckoned with, asked for again when kind, party or terms change, and in another currency its rate. An
 * advance request, which has no kind, is reckoned as an invoice.
 */
export function useTerms(values: Values, record: { id: number } | null) {
  const { company } = useShared()
  const terms = ref<Terms | null>(null)
  const failed = ref(false)
  let asking: AbortController | undefined

  const asked = () => ({
    kind: values.kind ?? 'invoice',
    ...(values.party_id ? { party_id: values.party_id } : {}),
    ...(values.payment_term_id ? { payment_term_id: values.payment_term_id } : {}),
    // Only an invoice has a kind; an advance request is not told what a customer may owe.
    ...(record && values.kind ? { invoice_id: record.id } : {}),
    ...abroad(),
  })

  /** Taxes of a fixed amount are of the company's currency. */
  function abroad() {
    const { currency, rate, on_date: onDate } = values
    if (!currency || currency === company.value?.currency) return {}
    return {
      currency,
      ...(RATE.test(String(rate ?? '')) ? { rate: String(rate) } : {}),
      ...(DAY.test(String(onDate ?? '')) ? { on_date: onDate } : {}),
    }
  }

  async function load() {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    try {
      const body = { company_id: company.value?.id, data: asked() }
      terms.value = await send<Terms>('POST', '/accounting/invoices/read-terms', body, signal)
      failed.value = false
    } catch {
      // Totals that cannot be reckoned are left out, and the panel says so; saving reckons them anyway.
      if (!signal.aborted) failed.value = true
    }
  }

  watch(() => JSON.stringify(asked()), load, { immediate: true })
  onBeforeUnmount(() => asking?.abort())
  return { terms, failed, load }
}
