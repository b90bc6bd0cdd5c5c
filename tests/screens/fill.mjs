import { administrator } from './kontor.mjs'

/**
 * What people leave behind in a Kontor that is used: an invitation and its mail, a token, an import with
 * refused rows, an export, a saved view, a backup and a check. The demo brings none of it.
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
  await importSome(page)
  await send('POST', '/contacts/parties/exports?format=xlsx', {})
  await send('POST', '/kernel/backups', {})
  await send('POST', '/kernel/integrity/runs', {})
  await page.waitForTimeout(8_000)
}

/** Three rows: one new, one with a country nobody knows, one without a name. */
function importSome(page) {
  return page.evaluate(async () => {
    const table = 'Name;Country\nBolt Brothers;Germany\nDora Ltd;Atlantis\n;France\n'
    const mapping = {
      match: [],
      columns: { Name: { field: 'name' }, Country: { field: 'country' } },
      defaults: { kind: 'organisation' },
      on_match: 'update',
    }
    const form = new FormData()
    form.set('file', new File([table], 'customers.csv', { type: 'text/csv' }))
    form.set('mapping', JSON.stringify(mapping))
    form.set('dry_run', 'false')
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)[1])
    await fetch('/contacts/parties/import', {
      method: 'POST',
      headers: { 'Accept': 'application/json', 'X-XSRF-TOKEN': token },
      body: form,
    })
  })
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
