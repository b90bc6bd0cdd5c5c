import { useShared } from 'kontor/ui'
import { computed, nextTick, ref, type Ref, watch } from 'vue'
import type { OpenRequest } from '../../advances/requests/open_requests.js'
import type { Proposal, ProposedItem } from '../../payments/propose/read_proposal.js'
import { dueUntil } from '../../payments/propose/allocate.js'
import {
  divided,
  leftOf,
  minor,
  paidOf,
  type Setting,
  text,
  ticked,
  type TypedLine,
  type Values,
} from './reckon_lines'

interface Form {
  record: { id: number } | null
  values: Values
  edit: (key: string, change: (lines: Values[]) => void) => void
  set: (changes: Values) => void
}

/**
 * Which items a payment is for while it is typed. An amount somebody typed is divided among what is open, oldest due
 * first, until he ticks by hand; an amount nobody typed follows what is ticked.
 */
export function useDividing(
  { record, values, edit, set }: Form,
  proposal: Ref<Proposal | null>,
  wanted: { items: readonly number[]; entries: readonly number[] }
) {
  const { company } = useShared()
  const byHand = ref(record !== null)
  /** The amount this set itself. */
  let own: string | null = null

  const currency = computed(() => String(values.currency ?? ''))
  const setting = computed<Setting>(() => ({
    currency: currency.value,
    companyCurrency: company.value?.currency ?? currency.value,
    rate: values.rate,
    worth: proposal.value?.worth ?? {},
  }))
  const items = computed(() => proposal.value?.items ?? [])
  const lines = computed(() => (values.lines as TypedLine[] | undefined) ?? [])
  const lineOf = (item: ProposedItem) =>
    lines.value.find((one) => Number(one.open_item_id) === item.id)
  const itemOf = (line: TypedLine) =>
    items.value.find((one) => one.id === Number(line.open_item_id))
  /** Lines of items that are not open any more, or not with this party. */
  const strange = computed(() => (proposal.value ? lines.value.filter((one) => !itemOf(one)) : []))
  const amount = computed(() => minor(values.amount, currency.value))
  const isTyped = () => Boolean(values.amount) && values.amount !== own
  const divisible = computed(() =>
    lines.value.reduce((sum, line) => {
      const item = itemOf(line)
      return item ? sum + paidOf(line, item, setting.value) : sum
    }, 0n)
  )
  const advances = computed(() => (values.advances as Values[] | undefined) ?? [])
  const advanced = computed(() =>
    advances.value.reduce((sum, one) => sum + minor(one.amount, currency.value), 0n)
  )
  const rest = computed(() => amount.value - divisible.value - advanced.value)

  function setLines(next: TypedLine[]) {
    edit('lines', (all) => all.splice(0, all.length, ...next))
  }

  /** An amount nobody typed is what is ticked. */
  function follow() {
    if (isTyped()) return
    const sum = divisible.value + advanced.value
    own = sum > 0n ? text(sum, currency.value) : null
    set({ amount: own })
  }

  /** Oldest due first: an amount as far as it reaches, without one what is due. */
  function divide() {
    byHand.value = false
    if (isTyped()) {
      return setLines(divided(items.value, amount.value - advanced.value, currency.value))
    }
    const named = items.value.filter(
      (one) => wanted.items.includes(one.id) || wanted.entries.includes(one.entry_id)
    )
    const open = items.value
      .filter((one) => one.currency === currency.value)
      .map((one) => ({ ...one, dueOn: one.due_on, open: 0n, discount: 0n }))
    const due = new Set(dueUntil(open, String(values.on_date ?? '')).map((one) => one.id))
    const chosen = named.length > 0 ? named : items.value.filter((one) => due.has(one.id))
    setLines(chosen.map((one) => ticked(one, undefined, setting.value)))
    return void nextTick(follow)
  }

  function toggle(item: ProposedItem) {
    byHand.value = true
    const money = isTyped() ? rest.value : undefined
    edit('lines', (all) => {
      const at = all.findIndex((one) => Number(one.open_item_id) === item.id)
      if (at >= 0) all.splice(at, 1)
      else all.push(ticked(item, money, setting.value))
    })
    void nextTick(follow)
  }

  /** Typing into the row of an item ticks it; a row without anything is ticked off. */
  function change(item: ProposedItem, key: string, value: string | null) {
    byHand.value = true
    edit('lines', (all) => {
      const line = all.find((one) => Number(one.open_item_id) === item.id)
      if (line) line[key] = value
      else if (value) all.push({ open_item_id: item.id, amount: '0', [key]: value })
    })
    void nextTick(follow)
  }

  /** What stays open of an item is not asked for any more. */
  function writeOff(item: ProposedItem) {
    const line = lineOf(item)
    const left = leftOf(line, item) + minor(line?.write_off, item.currency)
    change(item, 'write_off', text(left, item.currency))
  }

  /** What is left over of the money is an advance, with the tax that is usual. */
  function takeAdvance(taxId: number | null) {
    byHand.value = true
    const money = text(rest.value, currency.value)
    edit('advances', (all) => all.push({ amount: money, tax_id: taxId }))
    set({ rest: 'refuse' })
  }

  /** A request is paid as far as the money reaches; without an amount all that is open of it. */
  function toggleRequest({ id, number, open }: OpenRequest) {
    const at = advances.value.findIndex((one) => Number(one.request_id) === id)
    if (at >= 0) return dropAdvance(at)
    byHand.value = true
    const asked = minor(open, currency.value)
    const money = isTyped() && rest.value > 0n && rest.value < asked ? rest.value : asked
    const line = { amount: text(money, currency.value), request_id: id, text: number }
    edit('advances', (all) => all.push(line))
    return void nextTick(follow)
  }

  function changeAdvance(at: number, changes: Values) {
    edit('advances', (all) => Object.assign(all[at], changes))
    void nextTick(follow)
  }

  function dropAdvance(at: number) {
    edit('advances', (all) => all.splice(at, 1))
    void nextTick(follow)
  }

  function dropStrange() {
    setLines(lines.value.filter((one) => itemOf(one)))
  }

  watch(proposal, (now, before) => {
    if (!now) return
    if (!values.journal_id && now.journal) {
      set({ journal_id: now.journal.id, journal: now.journal })
    }
    const isOther = JSON.stringify(now.items) !== JSON.stringify(before?.items)
    if (isOther && !byHand.value) divide()
  })
  watch(
    () => values.amount,
    () => proposal.value && !byHand.value && isTyped() && divide()
  )
  watch(
    () => [values.party_id, values.direction],
    () => {
      byHand.value = false
      setLines([])
      edit('advances', (all) => all.splice(0, all.length))
    }
  )

  return {
    items,
    lines,
    lineOf,
    strange,
    amount,
    divided: divisible,
    rest,
    currency,
    setting,
    byHand,
    divide,
    toggle,
    change,
    writeOff,
    dropStrange,
    advances,
    advanced,
    takeAdvance,
    toggleRequest,
    changeAdvance,
    dropAdvance,
  }
}
