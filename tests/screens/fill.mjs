import { administrator, clerk } from './kontor.mjs'

/**
 * What people leave behind in a Kontor that is used: an invitation and its mail, a token, an import with
 * refused rows, a change of many records, an export, a statement layout, a saved view, a backup, a check, a breach of the content policy,
 * a second company. The demo brings none of it. Answers `{ join }`: where the clerk may join that company.
 */
export async function fill(page, address) {
  await page.goto(`${address}/contacts/parties`)
  const { company } = await page.evaluate(
    () => JSON.parse(document.querySelector('[data-page]').textContent).props
  )
  const send = (method, path, body) => request(page, method, path, body)
  await send('POST', '/kernel/confirmation', { password: administrator.password })
  const roles = await send('GET', '/kernel/invitations/roles')
  await send('POST', '/kernel/invitations', {
    company_id: company.id,
    data: {
      email: 'olha@acme.example',
      name: 'Olha Kovalenko',
      language: 'uk',
      roles: [roles[0].name],
    },
  })
  await send('POST', '/kernel/my-tokens', {
    name: 'Web shop',
    company_id: company.id,
    role_id: roles[0].id,
    days: 90,
  })
  const view = await send('POST', '/contacts/parties/views', {
    name: 'Customers',
    query: { filter: JSON.stringify([['is_customer', 'eq', true]]) },
  })
  await send('PUT', `/kernel/views/${view.id}/sharing`, { shared_with: 'company' })
  await makeDashboard(send, company.id, view.id)
  await breachPolicy(page, address)
  await importSome(page)
  await importMany(page)
  await send('POST', '/contacts/parties/exports?format=xlsx', {})
  await send('POST', '/kernel/backups', {})
  await send('POST', '/kernel/integrity/runs', {})
  await page.waitForTimeout(8_000)
  await send('POST', '/catalogue/categories/bulk', {
    company_id: company.id,
    data: { operation: 'update', filter: [], input: { description: 'Out of the old catalogue' } },
  })
  await send('POST', '/accounting/layouts', {
    company_id: company.id,
    data: { name: 'For the bank', based_on: 'balance_sheet' },
  })
  const join = await inviteElsewhere(page, address, company.id)
  await page.waitForTimeout(4_000)
  return { join }
}

/** One with a tile of each kind and a filter, seen by everybody. */
async function makeDashboard(send, company, view) {
  const report = async (name, query, presentation) => {
    const data = { name, query: { source: 'contacts.party', ...query }, presentation }
    const made = await send('POST', '/kernel/reports', { company_id: company, data })
    await send('PUT', `/kernel/reports/${made.id}/sharing`, { shared_with: 'company' })
    return made.id
  }
  const measures = [{ fn: 'count' }]
  const months = [{ field: 'created_at', bucket: 'month' }]
  const kinds = await report(
    'Contacts by kind',
    { dimensions: ['kind'], measures },
    { kind: 'bar' }
  )
  const growth = await report('New contacts', { dimensions: months, measures }, { kind: 'line' })
  const { id } = await send('POST', '/kernel/dashboards', { name: 'Morning round' })
  const links = ['/contacts/parties', '/contacts/parties/new', '/kernel/users']
  const tiles = [
    { kind: 'report', x: 0, y: 0, w: 6, h: 5, settings: { report: kinds } },
    { kind: 'kpi', x: 6, y: 0, w: 3, h: 3, settings: { report: growth, target: '10' } },
    {
      kind: 'shortcuts',
      x: 9,
      y: 0,
      w: 3,
      h: 3,
      settings: { links: links.map((href) => ({ href })) },
    },
    { kind: 'list', x: 6, y: 3, w: 6, h: 5, settings: { model: 'contacts.party', view } },
    { kind: 'report', x: 0, y: 5, w: 6, h: 5, settings: { report: growth } },
  ]
  const numbered = tiles.map((tile, at) => ({ ...tile, id: `t${at}`, title: null }))
  const filters = [{ key: 'date' }, { key: 'kind' }]
  await send('PATCH', `/kernel/dashboards/${id}`, { version: 1, tiles: numbered, filters })
  await send('PUT', `/kernel/dashboards/${id}/sharing`, { shared_with: 'company' })
  return id
}

/** As a browser reports it by itself. */
function breachPolicy(page, address) {
  const breach = { 'document-uri': `${address}/contacts/parties/7`, 'blocked-uri': 'inline' }
  const report = { ...breach, 'effective-directive': 'script-src-elem', 'line-number': 12 }
  return page.request.post(`${address}/policy-reports`, {
    headers: { 'Content-Type': 'application/csp-report' },
    data: JSON.stringify({ 'csp-report': report }),
  })
}

/** A company of its own, whose administrator wants the clerk to work there too. Answers the path of the link. */
async function inviteElsewhere(page, address, home) {
  const send = (method, path, body) => request(page, method, path, body)
  const data = { name: 'Bolt', currency: 'EUR', time_zone: 'UTC', language: 'en' }
  const { id } = await send('POST', '/kernel/companies', { company_id: home, data })
  await send('POST', '/kernel/company', { company_id: id, reading: [], return_to: '/' })
  const [role] = await send('GET', '/kernel/invitations/roles')
  const invited = { email: clerk.email, name: 'Sam', language: 'en', roles: [role.name] }
  const made = await send('POST', '/kernel/invitations', { company_id: id, data: invited })
  const { link } = await send('POST', `/kernel/invitations/${made.id}/link`)
  await send('POST', '/kernel/company', { company_id: home, reading: [], return_to: '/' })
  return link.slice(address.length)
}

/** Three rows: one new, one with a country nobody knows, one without a name. */
function importSome(page) {
  const table = 'Name;Country\nBolt Brothers;Germany\nDora Ltd;Atlantis\n;France\n'
  const columns = { Name: { field: 'name' }, Country: { field: 'country' } }
  return importTable(page, '/contacts/parties', 'customers.csv', {
    table,
    mapping: { match: [], columns, defaults: { kind: 'organisation' }, on_match: 'update' },
  })
}

/** More than are changed while one waits. */
function importMany(page) {
  const names = Array.from({ length: 210 }, (_, at) => `Shelf ${at + 1}`)
  const mapping = { match: [], columns: { Name: { field: 'name' } }, on_match: 'update' }
  const table = ['Name', ...names].join('\n')
  return importTable(page, '/catalogue/categories', 'shelves.csv', { table, mapping })
}

function importTable(page, list, name, file) {
  return page.evaluate(
    async ([path, fileName, { table, mapping }]) => {
      const form = new FormData()
      form.set('file', new File([table], fileName, { type: 'text/csv' }))
      form.set('mapping', JSON.stringify(mapping))
      form.set('dry_run', 'false')
      const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)[1])
      await fetch(`${path}/import`, {
        method: 'POST',
        headers: { 'Accept': 'application/json', 'X-XSRF-TOKEN': token },
        body: form,
      })
    },
    [list, name, file]
  )
}

/** Asks as the screens do; what is refused is told, since a picture would be missing. */
export async function request(page, method, path, body) {
  const { status, answer } = await page.evaluate(
    async ([verb, target, sent]) => {
      const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '')
      const response = await fetch(target, {
        method: verb,
        headers: {
          'Accept': 'application/json',
          'Content-Type': 'application/json',
          'X-XSRF-TOKEN': token,
        },
        body: sent === undefined ? undefined : JSON.stringify(sent),
      })
      const text = await response.text()
      return { status: response.status, answer: text }
    },
    [method, path, body]
  )
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${answer.slice(0, 300)}`)
  return answer.startsWith('{') ? JSON.parse(answer).data : undefined
}
