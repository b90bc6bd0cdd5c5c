import { send, useShared } from 'kontor/ui'
import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { chooseAdvances } from '../../advances/choose.js'
import { amountText, decimalsOf } from './decimal_text'

type Values = Record<string, unknown>

export interface OpenAdvance {
  id: number
  number: string | null
  on_date: string
  text: string | null
  currency: string
  amount: string
  open: string
  /** Paid for the same order. */
  is_own: boolean
}

/** So long after the last key an order is asked for, in milliseconds. */
const REST = 300

const orderOf = ({ reference }: Values) =>
  String(reference ?? '')
    .trim()
    .slice(0, 80)

interface Form {
  record: { id: number } | null
  values: Values
  edit: (key: string, change: (lines: Values[]) => void) => void
}

/**
 * The open advances of the party of a draft. A new invoice uses them, those of its own order first, then the oldest, as far
 * as it comes to, until somebody chooses by hand.
 */
export function useAdvances({ record, values, edit }: Form, total: Ref<string | undefined>) {
  const { company } = useShared()
  const advances = ref<OpenAdvance[]>([])
  const byHand = ref(record !== null)
  let asking: AbortController | undefined

  const isAsked = computed(
    () => Boolean(values.party_id) && ['invoice', 'bill'].includes(String(values.kind))
  )
  /** As it stands once typing rests: it may be the order an advance was paid for. */
  const order = ref(orderOf(values))
  let resting: ReturnType<typeof setTimeout> | undefined
  watch(
    () => orderOf(values),
    (now) => {
      clearTimeout(resting)
      resting = setTimeout(() => (order.value = now), REST)
    }
  )

  const asked = computed(() =>
    isAsked.value
      ? {
          kind: values.kind,
          party_id: values.party_id,
          ...(values.currency ? { currency: values.currency } : {}),
          ...(order.value ? { reference: order.value } : {}),
          ...(record ? { invoice_id: record.id } : {}),
        }
      : null
  )
  const decimals = computed(() => decimalsOf(String(values.currency ?? '')))
  const units = (amount: unknown) => {
    const match = /^(\d+)(?:\.(\d+))?$/.exec(String(amount ?? '').trim())
    if (!match || (match[2] ?? '').length > decimals.value) return 0n
    return BigInt(match[1] + (match[2] ?? '').padEnd(decimals.value, '0'))
  }
  const textOf = (amount: bigint) => amountText(amount, decimals.value)
  const lines = computed(() => (values.advances as Values[] | undefined) ?? [])
  const lineOf = ({ id }: OpenAdvance) => lines.value.find((one) => Number(one.advance_id) === id)
  const used = computed(() => lines.value.reduce((sum, one) => sum + units(one.amount), 0n))
  const left = computed(() => units(total.value) - used.value)

  async function load() {
    asking?.abort()
    if (!asked.value) return void (advances.value = [])
    asking = new AbortController()
    const { signal } = asking
    try {
      const body = { company_id: company.value?.id, data: asked.value }
      const found = await send<{ advances: OpenAdvance[] }>(
        'POST',
        '/accounting/invoices/propose-advances',
        body,
        signal
      )
      advances.value = found.advances
    } catch {
      // Nothing is proposed then; the advance is used after posting as well.
      if (!signal.aborted) advances.value = []
    }
    return undefined
  }

  function setLines(next: Values[]) {
    edit('advances', (all) => all.splice(0, all.length, ...next))
  }

  function propose() {
    const open = advances.value.map((one) => ({ id: one.id, open: units(one.open) }))
    setLines(
      chooseAdvances(open, units(total.value)).map(({ id, amount }) => ({
        advance_id: id,
        amount: textOf(amount),
      }))
    )
  }

  function toggle(advance: OpenAdvance) {
    byHand.value = true
    const open = units(advance.open)
    const most = left.value > 0n && left.value < open ? left.value : open
    edit('advances', (all) => {
      const at = all.findIndex((one) => Number(one.advance_id) === advance.id)
      if (at >= 0) all.splice(at, 1)
      else all.push({ advance_id: advance.id, amount: textOf(most) })
    })
  }

  function change(advance: OpenAdvance, amount: string | null) {
    byHand.value = true
    edit('advances', (all) => {
      const line = all.find((one) => Number(one.advance_id) === advance.id)
      if (line) line.amount = amount
      else if (amount) all.push({ advance_id: advance.id, amount })
    })
  }

  watch(() => JSON.stringify(asked.value), load, { immediate: true })
  watch(
    () => values.party_id,
    (_, before) => {
      if (!before) return
      byHand.value = false
      setLines([])
    }
  )
  watch([advances, total], () => !byHand.value && propose())
  onBeforeUnmount(() => {
    clearTimeout(resting)
    asking?.abort()
  })

  return {
    advances,
    lineOf,
    used: computed(() => textOf(used.value)),
    left,
    leftText: computed(() => textOf(left.value)),
    toggle,
    change,
  }
}
