import type { AccountType } from '../../ledger/account_types.js'
import { isOtherPlace } from '../keep_account.js'
import type { Ours } from './ours.js'
import type { Reason, Step, Value } from './three_way.js'

/** What a tax says of documents: with marks in a return it stays. */
const OF_DOCUMENTS = ['rate', 'parts', 'exigible_on']

/** Accounts that cannot change as a new edition would have it are left as they are, with the reason. */
export function refineAccounts(steps: readonly Step[], ours: readonly Ours[]): Step[] {
  const kept = new Map(ours.map((one) => [one.key, one]))
  const removed = new Set(steps.filter((one) => one.does === 'remove').map((one) => one.key))
  const freed = freedOf(steps)
  const holder = (field: string, value: Value) =>
    ours.find(
      (one) =>
        one.values[field] === value && !removed.has(one.key) && !freed.has(`${one.key} ${field}`)
    )
  const taken = (key: string, field: string, value: Value) => {
    const other = value === null ? undefined : holder(field, value)
    return other !== undefined && other.key !== key
  }
  const reasonFor = (step: Step): Reason | undefined => {
    const here = kept.get(step.key)
    if (step.does === 'add') {
      return taken(step.key, 'code', step.values.code) ? 'code_taken' : undefined
    }
    if (step.does === 'remove') return reasonToKeep(here!, ours, removed)
    if (step.field === 'code' && taken(step.key, 'code', step.to)) return 'code_taken'
    if (step.field === 'used_for' && taken(step.key, 'used_for', step.to)) return 'purpose_taken'
    return here!.isPosted && isBound(step.field, step.from, step.to) ? 'posted' : undefined
  }
  return steps.map((step) => because(step, reasonFor(step)))
}

/** Purposes and codes that another step gives up. */
function freedOf(steps: readonly Step[]) {
  const changing = steps.filter((one) => one.does === 'change' && !one.why)
  return new Set(changing.map((one) => `${one.key} ${(one as { field: string }).field}`))
}

function reasonToKeep(here: Ours, ours: readonly Ours[], removed: ReadonlySet<string>) {
  if (here.hasBalance) return 'balance'
  if (here.isInUse) return 'in_use'
  const isHeading = ours.some((one) => one.values.parent_id === here.key && !removed.has(one.key))
  return isHeading ? 'children' : undefined
}

function isBound(field: string, from: Value, to: Value) {
  if (field === 'type') return isOtherPlace(from as AccountType, to as AccountType)
  return field === 'is_group' && to === true
}

/** A tax that was declared keeps what it says; a box that taxes fill stays. */
export function refineTaxes(steps: readonly Step[], ours: readonly Ours[]): Step[] {
  const kept = new Map(ours.map((one) => [one.key, one]))
  const codes = new Set(ours.map((one) => one.values.code))
  return steps.map((step) => {
    const here = kept.get(step.key)
    if (step.does === 'add') {
      return because(step, codes.has(step.key.split(':')[1]) ? 'code_taken' : undefined)
    }
    if (step.does === 'remove') return because(step, here!.isInUse ? 'in_use' : undefined)
    const isDeclared = here!.isPosted && OF_DOCUMENTS.includes(step.field)
    return because(step, isDeclared ? 'posted' : undefined)
  })
}

const because = (step: Step, why: Reason | undefined): Step =>
  step.why || !why ? step : { ...step, why }
