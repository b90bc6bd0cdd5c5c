import env from '#start/env'
import { test } from 'kontor/testing'
import OrgUnit from '#kernel/companies/org_unit'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

async function upload(visitor: Visitor, path: string, content: Buffer, name: string) {
  const form = new FormData()
  form.set('logo', new Blob([new Uint8Array(content)], { type: 'image/png' }), name)
  const response = await fetch(new URL(path, env.get('APP_URL')), {
    method: 'PUT',
    redirect: 'manual',
    headers: {
      'accept': 'application/json',
      'cookie': [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
      'x-xsrf-token': decodeURIComponent(visitor.cookies.get('XSRF-TOKEN') ?? ''),
    },
    body: form,
  })
  const text = await response.text()
  return {
    status: response.status,
    code: text.startsWith('{') ? JSON.parse(text).errors[0]?.code : undefined,
  }
}

test.group('The profile of a company', (group) => {
  group.each.timeout(20_000)

  test('has bank accounts as lines', async ({ world, assert }) => {
    const ctx = await world.context()
    await ctx.run('kernel.company.update', ctx.company.id, {
      legal_name: 'Acme GmbH',
      fiscal_year_start: '04',
      bank_accounts: [
        { account_number: 'DE89370400440532013000', bank: 'Commerzbank' },
        { account_number: 'UA213223130000026007233566001' },
      ],
    })
    const rows = await ctx.rows<{ account_number: string }>(
      'SELECT `account_number` FROM `company_bank_accounts` WHERE `owner_id` = ? ORDER BY `id`',
      [ctx.company.id]
    )
    assert.deepEqual(
      rows.map((one) => one.account_number),
      ['DE89370400440532013000', 'UA213223130000026007233566001']
    )
  })

  test('refuses a currency, country or time zone that is none', async ({ world, assert }) => {
    const ctx = await world.context()
    for (const input of [{ currency: 'XYZ' }, { country: 'QQ' }, { time_zone: 'Mars/Base' }]) {
      await assert.rejects(() => ctx.run('kernel.company.update', ctx.company.id, input), 'E_INPUT')
    }
  })

  test('has a logo that is a picture by its bytes', async ({ world, assert }) => {
    await people(world)
    const { id } = await world.company()
    const visitor = new Visitor()
    await visitor.signIn()
    const path = `/kernel/companies/${id}/logo`
    assert.equal((await visitor.ask('GET', path)).status, 404)
    assert.equal((await upload(visitor, path, SVG, 'logo.png')).code, 'E_LOGO_TYPE')
    assert.equal(
      (await upload(visitor, path, Buffer.concat([PNG, Buffer.alloc(300_000)]), 'logo.png')).code,
      'E_LOGO_SIZE'
    )
    assert.equal((await upload(visitor, path, PNG, 'logo.svg')).status, 303)
    const logo = await visitor.ask('GET', path)
    assert.equal(logo.headers.get('content-type'), 'image/png')
    assert.include(logo.headers.get('content-security-policy'), 'sandbox')
    const edit = await visitor.get(`${path}/edit`)
    assert.isString(edit.body.props.digest)
    assert.equal((await visitor.ask('DELETE', path)).status, 303)
    assert.equal((await visitor.ask('GET', path)).status, 404)
  })

  test('its logo is for its people, changing it for those who may', async ({ world, assert }) => {
    await people(world)
    const { id } = await world.company('bolt')
    const sam = new Visitor()
    await sam.signIn('sam')
    assert.equal((await sam.ask('GET', `/kernel/companies/${id}/logo`)).status, 404)
    assert.equal(
      (await upload(sam, `/kernel/companies/${(await world.company()).id}/logo`, PNG, 'logo.png'))
        .status,
      403
    )
  })
})

test.group('Organisation units', () => {
  test('are a tree without circles', async ({ world, assert }) => {
    const top = await world.create(OrgUnit, { name: 'Sales' })
    const middle = await world.create(OrgUnit, { name: 'North', parent_id: top.id })
    const low = await world.create(OrgUnit, { name: 'Kyiv', parent_id: middle.id })
    const ctx = await world.context()
    for (const unit of [top, middle, low]) {
      await assert.rejects(
        () => ctx.run('kernel.org_unit.update', top.id, { parent_id: unit.id }),
        'E_INPUT'
      )
    }
    await ctx.run('kernel.org_unit.update', low.id, { parent_id: top.id })
  })

  test('a code is there once in a company, and again in another', async ({ world, assert }) => {
    await world.create(OrgUnit, { name: 'Sales', code: 'S' })
    await world.create(OrgUnit, { name: 'Sales', code: 'S' }, { company: 'bolt' })
    const ctx = await world.context()
    await assert.rejects(
      () => ctx.run('kernel.org_unit.create', null, { name: 'Service', code: 's' }),
      'E_INPUT'
    )
  })
})
