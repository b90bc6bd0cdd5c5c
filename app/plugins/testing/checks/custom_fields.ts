import { SENSITIVITIES } from '#kernel/access/grants/check_rule'
import type Role from '#kernel/access/models/role'
import type { Context } from '#kernel/companies/context'
import type Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import { takesFields } from '#kernel/fields/definition/check_definition'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { DESCRIBED, IN_FORM_OF_PARENT, OPENAPI } from '#kernel/plugins/testing/custom/described'
import { EXCHANGED } from '#kernel/plugins/testing/custom/exchanged'
import { addKitFields, kitFields } from '#kernel/plugins/testing/custom/kinds'
import { LISTED } from '#kernel/plugins/testing/custom/listed'
import { faultsAt, type Trial } from '#kernel/plugins/testing/custom/trial'
import { READ, WRITTEN } from '#kernel/plugins/testing/custom/written'
import type { Check, Subject } from '#kernel/plugins/testing/subject'
import { openapi } from '#kernel/records/api/openapi/document'
import type { Model } from '#kernel/records/model'
import { transaction } from '#kernel/records/storage/transaction'

/**
 * Every model with a custom field of each kind at once: a value goes in through the API and out again wherever a
 * field can stand. Lines are written with the record they belong to and have no list of their own.
 */
export const customFields: Check = {
  name: 'custom_fields',
  title: 'its models take custom fields of every kind, wherever a field can stand',
  async run(subject) {
    const { id, models, world } = subject
    await world.enable(id)
    const ada = world.as('ada')
    const user = await world.user('ada')
    await openEverything(await world.context(), user)
    const fields = kitFields(user)
    const before = await ada.context()
    const taking = models.filter((model) => takesFields(before, model.name))
    await transaction(before, async (inner) => {
      for (const model of taking) await addKitFields(inner, model, fields)
    })
    const ctx = await ada.context()
    const token = await ada.token()
    const { schemas } = openapi(ctx).components
    const faults: string[] = []
    for (const model of taking) {
      const kit = { ctx, model, fields, schemas }
      for (const place of model.lineOf ? [IN_FORM_OF_PARENT, OPENAPI] : [...DESCRIBED, OPENAPI]) {
        faults.push(...(await faultsAt(kit, place)))
      }
      const tried = await recordOf(subject, model)
      if (tried) faults.push(...(await tryOut({ ...kit, ...tried, token })))
    }
    return faults
  },
}

/** An administrator may do everything but see what is classified; she needs that, too. */
async function openEverything(ctx: Context, userId: number) {
  const rules = [{ model: '*', operations: ['*'], sensitive: SENSITIVITIES }]
  const role = await ctx.run<Role>('kernel.role.create', null, { name: 'Sees everything', rules })
  await transaction(ctx, async (inner) => {
    const membership = await inner
      .records<Membership>('kernel.membership')
      .findBy(['user_id', 'eq', userId])
    await MembershipRole.create(inner, { membershipId: membership!.id, roleId: role.id })
  })
}

/** Where nothing can be saved, there is nothing to read. */
async function tryOut(trial: Trial) {
  const unsaved = await faultsAt(trial, WRITTEN)
  if (unsaved.length > 0) return unsaved
  const faults: string[] = []
  for (const place of trial.parent ? READ : [...READ, ...LISTED, EXCHANGED]) {
    faults.push(...(await faultsAt(trial, place)))
  }
  return faults
}

/** A record to try it on; none of a line that nothing made up suits: a tax number has check digits. */
async function recordOf(
  { world }: Subject,
  model: Model
): Promise<Pick<Trial, 'record' | 'parent'> | undefined> {
  if (!model.lineOf) return { record: await world.create(model.name, { external_id: 'KIT-1' }) }
  const owner = registry.model(model.lineOf)
  const line = [...owner.fields.values()].find((field) => field.to === model.name)!
  // Lines that only operations write are sent by nobody.
  if (line.readonly) return undefined
  const parent = await world.create(owner.name)
  try {
    const record = await world.create(model.name, { [line.by!]: parent.id })
    return { record, parent: { model: owner, record: parent, key: line.key } }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
