import type { Context } from 'kontor/plugin'
import Account from '../../models/account.js'
import { setUpTaxes } from '../../tax/set_up_taxes.js'
import { taxesOf } from '../../tax/template.js'
import { kindOf, type AccountType, type Purpose } from '../../ledger/account_types.js'
import { applyRules } from './apply_rules.js'
import type { Plan } from './plan_update.js'
import { type Step, stepId, type Value } from './three_way.js'

type Body = Record<string, unknown>
type Change = Extract<Step, { does: 'change' }>

/**
 * Does what a plan says, but for the steps that are left out and those with a reason against them. What was offered is
 * offered no more: the next edition is compared with this one.
 */
export async function applyUpdate(ctx: Context, plan: Plan, leftOut: ReadonlySet<string>) {
  const wanted = (steps: readonly Step[]) =>
    steps.filter((one) => !one.why && !leftOut.has(stepId(one)))
  const { accounts, boxes, taxes, rules } = plan.steps
  const ids = await applyAccounts(ctx, plan, wanted(accounts))
  const added = (steps: readonly Step[]) =>
    new Set(steps.filter((one) => one.does === 'add').map((one) => one.key))
  await setUpTaxes(ctx, plan.edition.template, {
    boxes: added(wanted(boxes)),
    taxes: added(wanted(taxes)),
    rules: added(wanted(rules)),
  })
  await applyBoxes(ctx, plan, wanted(boxes))
  await applyTaxes(ctx, plan, wanted(taxes), ids)
  await applyRules(ctx, plan, wanted(rules))
  plan.chart.edition = plan.edition.source.edition
  plan.chart.accounts = plan.accounts
  plan.chart.taxes = { boxes: plan.next.boxes, taxes: plan.next.taxes, rules: plan.next.rules }
}

async function applyAccounts(ctx: Context, { ours }: Plan, steps: readonly Step[]) {
  const ids = new Map(ours.accounts.map((one) => [one.key, one.id]))
  const idOf = (key: Value) => (key === null ? null : (ids.get(String(key)) ?? null))
  const changes = Map.groupBy(steps.filter(isChange), (one) => one.key)
  const removed = steps.filter((one) => one.does === 'remove').toReversed()
  // A purpose is given up before another account takes it over.
  for (const key of [...changes.keys(), ...removed.map((one) => one.key)]) {
    const gives = changes.get(key)?.some((one) => one.field === 'used_for') ?? true
    if (gives) await change(ctx, 'account', ids.get(key)!, { used_for: null })
  }
  for (const step of steps) {
    if (step.does !== 'add') continue
    ids.set(step.key, (await addAccount(ctx, step.key, step.values, idOf)).id)
  }
  for (const [key, fields] of changes) {
    const body = bodyOf(fields, (field, to) => (field === 'parent_id' ? idOf(to) : to))
    await change(ctx, 'account', ids.get(key)!, body)
  }
  for (const { key } of removed) await ctx.run('accounting.account.archive', ids.get(key)!)
  return ids
}

async function addAccount(
  ctx: Context,
  key: string,
  values: Record<string, Value>,
  idOf: (key: Value) => number | null
) {
  const usedFor = values.used_for as Purpose | null
  const isFree = usedFor && !(await Account.findBy(ctx, ['used_for', 'eq', usedFor]))
  return Account.create(ctx, {
    code: String(values.code),
    name: String(values.name),
    otherName: values.other_name as string | null,
    type: values.type as AccountType,
    kind: kindOf(values.type as AccountType),
    parentId: idOf(values.parent_id),
    isGroup: values.is_group === true,
    reconciles: values.reconciles === true,
    usedFor: isFree ? usedFor : null,
    templateKey: key,
  })
}

async function applyBoxes(ctx: Context, { ours }: Plan, steps: readonly Step[]) {
  const ids = new Map(ours.boxes.map((one) => [one.key, one.id]))
  for (const [key, fields] of Map.groupBy(steps.filter(isChange), (one) => one.key)) {
    await change(ctx, 'return_box', ids.get(key)!, bodyOf(fields))
  }
  for (const step of steps) {
    if (step.does === 'remove') await ctx.run('accounting.return_box.archive', ids.get(step.key)!)
  }
}

async function applyTaxes(
  ctx: Context,
  plan: Plan,
  steps: readonly Step[],
  accounts: ReadonlyMap<string, number>
) {
  const ids = new Map(plan.ours.taxes.map((one) => [one.key, one.id]))
  for (const [key, fields] of Map.groupBy(steps.filter(isChange), (one) => one.key)) {
    const { parts, ...body } = bodyOf(fields, (field, to) =>
      field === 'account_id' ? (accounts.get(String(to)) ?? null) : to
    )
    const lines = parts === undefined ? {} : { parts: await partLines(ctx, plan, key, accounts) }
    await change(ctx, 'tax', ids.get(key)!, { ...body, ...lines })
  }
  for (const step of steps) {
    if (step.does === 'remove') await ctx.run('accounting.tax.archive', ids.get(step.key)!)
  }
}

/** The parts of a tax as they are now in place of those it has. */
async function partLines(
  ctx: Context,
  { edition, ours }: Plan,
  key: string,
  accounts: ReadonlyMap<string, number>
) {
  const { template } = edition
  const tax = ours.taxes.find((one) => one.key === key)!
  const old = await ctx.rows<{ id: number }>(
    'SELECT `id` FROM `accounting_tax_parts` WHERE `tax_id` = ?',
    [tax.id]
  )
  const boxes = new Map(
    (
      await ctx.rows<{ id: number; template_key: string }>(
        'SELECT `id`, `template_key` FROM `accounting_return_boxes` WHERE `company_id` = ? AND `template_key` IS NOT NULL',
        [ctx.company.id]
      )
    ).map((one) => [one.template_key, Number(one.id)])
  )
  const seed = taxesOf(template).find((one) => `${template.id}:${one.code}` === key)!
  const idOf = (of: ReadonlyMap<string, number>, code: string | null) =>
    code === null ? null : (of.get(`${template.id}:${code}`) ?? null)
  return [
    ...old.map(({ id }) => ({ id: Number(id), _delete: true })),
    ...seed.parts.map(({ of, factor, account, box, sign }) => ({
      of,
      factor,
      account_id: idOf(accounts, account),
      box_id: idOf(boxes, box),
      box_sign: sign,
    })),
  ]
}

const isChange = (step: Step): step is Change => step.does === 'change'

const change = (ctx: Context, model: string, id: number, body: Body) =>
  ctx.run(`accounting.${model}.update`, id, body)

function bodyOf(
  fields: readonly Change[],
  valueOf: (field: string, to: Value) => unknown = (_, to) => to
): Body {
  return Object.fromEntries(fields.map(({ field, to }) => [field, valueOf(field, to)]))
}
