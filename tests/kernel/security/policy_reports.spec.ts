import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { test } from 'kontor/testing'
import { goBy } from '#kernel/companies/clock'
import { readReports } from '#kernel/http/policy/read_reports'
import { Visitor, countRows, people } from '#tests/kernel/accounts/visitor'

const PATH = '/policy-reports'
const OLD_FORM = 'application/csp-report'
const NEW_FORM = 'application/reports+json'

const send = (body: string, type = OLD_FORM) =>
  fetch(new URL(PATH, env.get('APP_URL')), {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })

const report = (more: Record<string, unknown> = {}) => ({
  'document-uri': 'https://kontor.example/contacts/parties/17?q=Ada%20Byron#top',
  'effective-directive': 'script-src-elem',
  'blocked-uri': 'https://elsewhere.example/steal.js?cookie=1',
  'source-file': 'https://kontor.example/contacts/parties/17',
  'line-number': 3,
  'script-sample': 'fetch("secret")',
  ...more,
})

const old = (more?: Record<string, unknown>) => JSON.stringify({ 'csp-report': report(more) })

test.group('Reports of the content policy', (group) => {
  group.each.timeout(30_000)

  test('are asked for in the header of every answer', async ({ assert }) => {
    const { headers } = await fetch(new URL('/login', env.get('APP_URL')))
    assert.include(headers.get('content-security-policy'), `report-uri ${PATH}`)
    assert.include(headers.get('content-security-policy'), 'report-to policy')
    assert.equal(headers.get('reporting-endpoints'), `policy="${PATH}"`)
  })

  test('are counted once a kind, without anything that points to a person', async ({
    world,
    assert,
  }) => {
    await people(world)
    const body = { documentURL: 'https://kontor.example/contacts/parties/18', ...newForm }
    assert.equal((await send(old())).status, 204)
    assert.equal((await send(JSON.stringify([wrapped(body)]), NEW_FORM)).status, 204)
    const rows = await db.from('policy_breaches')
    assert.lengthOf(rows, 1)
    assert.include(rows[0], {
      directive: 'script-src-elem',
      blocked: 'https://elsewhere.example',
      page: '/contacts/parties/:id',
      source: '/contacts/parties/:id',
    })
    assert.equal(Number(rows[0].times), 2)
    assert.notMatch(JSON.stringify(rows), /Ada|cookie|secret|127\.0\.0\.1|node/)
  })

  const wrapped = (body: object) => ({ type: 'csp-violation', url: 'x', user_agent: 'x', body })
  const newForm = {
    effectiveDirective: 'script-src-elem',
    blockedURL: 'https://elsewhere.example/other.js',
    sourceFile: 'https://kontor.example/contacts/parties/18',
    lineNumber: 3,
    sample: 'secret',
  }

  test('leave no session, no cookie and no row where they are none: {$self}')
    .with([
      '',
      'null',
      '[]',
      '{}',
      '"text"',
      '{"csp-report":',
      '{"csp-report":7}',
      '{"csp-report":{"document-uri":"nowhere"}}',
      '[{"type":"csp-violation"},null,7,{"type":"deprecation","body":{}}]',
      old({ 'document-uri': 'javascript:alert(1)' }),
      old({ 'effective-directive': '<b>script</b>' }),
      old({ 'effective-directive': { toString: 1 } }),
      old({ 'document-uri': { toString: 1 } }),
      '\u0000\uffff'.repeat(50),
    ])
    .run(async ({ world, assert }, body) => {
      await people(world)
      for (const type of [OLD_FORM, NEW_FORM, 'text/plain', 'application/octet-stream']) {
        const answer = await send(body, type)
        assert.equal(answer.status, 204, type)
        assert.isEmpty(answer.headers.getSetCookie())
      }
      assert.equal((await send(body, 'application/json')).status < 500, true)
      assert.equal(await countRows('policy_breaches'), 0)
    })

  test('beyond 16 kB are refused, and a form with a file is nobody’s', async ({
    world,
    assert,
  }) => {
    await people(world)
    const long = old({ 'script-sample': 'x'.repeat(20_000) })
    assert.equal((await send(long)).status, 413)
    const form = new FormData()
    form.set('file', new Blob(['x']), 'x')
    const upload = await fetch(new URL(PATH, env.get('APP_URL')), { method: 'POST', body: form })
    assert.equal(upload.status, 401)
    assert.equal(await countRows('policy_breaches'), 0)
  })

  test('come to an end where somebody floods them', async ({ world, assert }) => {
    await people(world)
    const stop = goBy(() => new Date('2031-01-01T00:00:30Z'))
    try {
      for (let at = 0; at < 40; at++) {
        const { status } = await send(old({ 'blocked-uri': `https://h${at}.example/` }))
        assert.equal(status, 204)
      }
    } finally {
      stop()
    }
    assert.equal(await countRows('policy_breaches'), 30)
  })

  test('are shown to administrators of the deployment, and to no one else', async ({
    world,
    assert,
  }) => {
    await people(world)
    await db.table('policy_breaches').insert(stored)
    const visitor = new Visitor()
    await visitor.signIn()
    const { body } = await visitor.get('/kernel/policy-breaches')
    assert.include(JSON.stringify(body.props), 'https://elsewhere.example')
    const stranger = new Visitor()
    await stranger.signIn('sam')
    assert.equal((await stranger.get('/kernel/policy-breaches')).status, 403)
  })

  const moment = '2026-11-22 10:00:00.000'
  const stored = {
    digest: 'a'.repeat(64),
    directive: 'img-src',
    blocked: 'https://elsewhere.example',
    page: '/',
    times: 1,
    last_seen_at: moment,
    created_at: moment,
    updated_at: moment,
  }
})

test.group('Reading a report', () => {
  test('takes {blocked} as {expected}')
    .with([
      { blocked: 'inline', expected: 'inline' },
      { blocked: 'wasm-eval', expected: 'wasm-eval' },
      { blocked: 'data:text/html,<p>', expected: 'data' },
      { blocked: 'https://user:pass@h.example:8443/x?y', expected: 'https://h.example:8443' },
      { blocked: '', expected: 'other' },
      { blocked: 7, expected: 'other' },
    ])
    .run(({ assert }, { blocked, expected }) => {
      assert.equal(readReports(old({ 'blocked-uri': blocked }))[0].blocked, expected)
    })

  test('takes a line that is none as none', ({ assert }) => {
    for (const line of [{ toString: 1 }, '3', -1, 1.5]) {
      assert.isNull(readReports(old({ 'line-number': line }))[0].line)
    }
  })

  test('takes ten at once and no more', ({ assert }) => {
    const body = { documentURL: 'https://k.example/', effectiveDirective: 'img-src' }
    const many = Array.from({ length: 50 }, () => ({ type: 'csp-violation', body }))
    assert.lengthOf(readReports(JSON.stringify(many)), 10)
  })

  test('keeps texts out of addresses', ({ assert }) => {
    const page = 'https://k.example/a/Ада/5/very%20long%20text%20of%20somebody/x'
    assert.equal(readReports(old({ 'document-uri': page }))[0].page, '/a/:text/:id/:text/x')
  })
})
