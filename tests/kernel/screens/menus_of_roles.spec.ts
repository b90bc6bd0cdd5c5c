import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import type { MenuGroup } from '#kernel/http/wire'
import Role from '#kernel/access/models/role'
import { createUser } from '#kernel/accounts/create_user'
import { addMember } from '#kernel/companies/add_member'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'
import { PASSWORD, Visitor } from '#tests/kernel/accounts/visitor'

const on = (model: string, ...operations: string[]) => ({
  model: model.includes('.') ? model : `accounting.${model}`,
  operations,
})
const MAKE = ['read', 'create', 'update', 'delete', 'post', 'send', 'print', 'credit']

/** People that companies put roles together for, with no more than their work takes. */
const PUT_TOGETHER: Record<string, ReturnType<typeof on>[]> = {
  'who writes invoices': [
    on('invoice', ...MAKE),
    on('contacts.party', 'read', 'create', 'update'),
    on('catalogue.product', 'read'),
  ],
  'who approves payments': [
    on('payment_batch', 'read', 'approve'),
    on('bank_check', 'read', 'confirm'),
    on('invoice', 'read'),
  ],
  'who keeps the cash box': [
    on('cash_voucher', 'read', 'create', 'update', 'delete', 'post', 'print'),
    on('cash_count', 'read', 'post'),
    on('journal', 'read'),
    on('account', 'read'),
    on('contacts.party', 'read'),
  ],
  'who reads statements': [on('entry', 'read', 'report'), on('account', 'read', 'report')],
  'who reports on entries without their accounts': [
    on('entry', 'read', 'report'),
    on('account', 'read'),
    on('tax_mark', 'read'),
    on('move_in_step', 'read'),
  ],
}

/** Every role the plugins of the world ship. */
const shipped = () =>
  ['contacts', 'catalogue', 'accounting', 'inventory'].flatMap((id) =>
    Object.keys(registry.plugins.get(id)!.declaration.roles ?? {}).map((key) => `${id}.${key}`)
  )

async function signedIn(world: World, roleId: number) {
  const ctx = await world.context()
  const email = `role-${roleId}@acme.example`
  const { id } = await createUser(ctx, { name: `Role ${roleId}`, email, password: PASSWORD })
  await transaction(ctx, (inner) => addMember(inner, id, [roleId], { isDefault: true }))
  const visitor = new Visitor()
  await visitor.signIn(email)
  return visitor
}

/** What somebody is offered before he asks for anything. */
async function offered(visitor: Visitor) {
  const { props } = (await visitor.get('/')).body as {
    props: { menu: MenuGroup[]; madeFiles: string[] }
  }
  const items = props.menu.flatMap((group) => group.items)
  return {
    screens: items.map((one) => one.href),
    forms: items.flatMap(({ create = [] }) => create.map((one) => one.href)),
    files: props.madeFiles,
  }
}

/** What does not open of everything the menu of somebody offers. */
async function closedTo(visitor: Visitor) {
  const { screens, forms } = await offered(visitor)
  const closed = screens.length > 0 ? [] : ['there is no menu']
  for (const href of [...screens, ...forms]) {
    const { status, body } = await visitor.get(href)
    const { component } = body as { component?: string }
    if (status !== 200 || component === 'kernel::error') closed.push(`${status} ${href}`)
  }
  return closed
}

test.group('Menus of people with a role', (group) => {
  group.each.timeout(120_000)

  test('whatever the menu of a shipped role offers opens', async ({ world, assert }) => {
    await world.enable('accounting')
    await world.enable('inventory')
    const ctx = await world.context()
    const closed: string[] = []
    for (const key of shipped()) {
      const role = await Role.findBy(ctx, ['key', 'eq', key])
      const found = await closedTo(await signedIn(world, role!.id))
      closed.push(...found.map((one) => `${key}: ${one}`))
    }
    assert.deepEqual(closed, [])
  })

  test('whatever is offered to somebody with little more than his own work opens', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const ctx = await world.context()
    const closed: string[] = []
    for (const [name, rules] of Object.entries(PUT_TOGETHER)) {
      const role = await ctx.run<Role>('kernel.role.create', null, { name, rules })
      const found = await closedTo(await signedIn(world, role.id))
      closed.push(...found.map((one) => `${name}: ${one}`))
    }
    assert.deepEqual(closed, [])
  })

  test("a screen that only says it is not for him stands in nobody's menu", async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const ctx = await world.context()
    const changed = '/accounting/changed-accounts'
    const has: string[] = []
    for (const key of ['clerk', 'auditor', 'manager']) {
      const role = await Role.findBy(ctx, ['key', 'eq', `accounting.${key}`])
      const { screens } = await offered(await signedIn(world, role!.id))
      if (screens.includes(changed)) has.push(key)
    }
    assert.deepEqual(has, ['auditor', 'manager'])
  })

  test('files are offered to whoever gets them, and to nobody else', async ({ world, assert }) => {
    await world.enable('accounting')
    const ctx = await world.context()
    const all = registry.plugins.get('accounting')!.declaration.files!.map((one) => one.path)
    const wrong: string[] = []
    for (const key of ['clerk', 'auditor', 'manager']) {
      const role = await Role.findBy(ctx, ['key', 'eq', `accounting.${key}`])
      const visitor = await signedIn(world, role!.id)
      const { files } = await offered(visitor)
      for (const path of all) {
        const { status } = await visitor.ask('GET', `/accounting/${path}`)
        const isOffered = files.includes(`/accounting/${path}`)
        if (isOffered === (status === 403)) wrong.push(`${key} ${path}: ${status}`)
      }
      assert.equal(files.includes('/accounting/statements/file'), key !== 'clerk')
    }
    assert.deepEqual(wrong, [])
  })
})
