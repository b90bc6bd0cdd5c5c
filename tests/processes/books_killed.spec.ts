import { test } from '@japa/runner'
import { rounds } from '#tests/faults/form'
import { CUSTOMERS } from '#tests/processes/acts_of_books'
import { Deployment } from '#tests/processes/deployment'
import { readPast } from '#tests/processes/read_past'

interface Killed {
  act: string
  /** What tells how far it came, as one text. */
  told: string
  ends: string
  /** How a rerun may be answered after all was done. */
  again: string
  /** What it may have come to when it was killed, besides nothing and all. */
  isPart?: (told: string) => boolean
}

const count = (of: string) => `(SELECT COUNT(*) FROM @${of})`
const joined = (...parts: string[]) => `SELECT ${parts.map((one, at) => `${one} AS p${at}`).join()}`

/** One date of each run, one entry of each date. */
const areEqual = (told: string) => new Set(told.split(' ')).size === 1

const KILLED: Killed[] = [
  {
    act: 'recurring',
    told: joined(
      count('accounting_recurring_runs'),
      count(
        "accounting_entries WHERE state = 'posted' AND on_date < '2018-07-01' AND on_date <> '2018-05-05'"
      ),
      '(SELECT made FROM @accounting_recurring_entries)'
    ),
    ends: '6 6 6',
    again: 'done',
    isPart: areEqual,
  },
  {
    act: 'revalue',
    told: joined(
      count('accounting_revaluations'),
      count(
        "accounting_entries WHERE source_model = 'accounting.revaluation' AND state = 'posted'"
      ),
      count('accounting_revaluation_lines')
    ),
    ends: `1 2 ${CUSTOMERS}`,
    again: 'E_REVALUED_ALREADY',
  },
  {
    act: 'opening',
    told: joined(
      count("accounting_openings WHERE state = 'posted'"),
      count("accounting_entries WHERE kind = 'opening' AND state = 'posted'")
    ),
    ends: '1 1',
    again: 'E_OPENING_POSTED',
  },
  {
    act: 'close',
    told: joined(
      count("accounting_fiscal_years WHERE state = 'closed'"),
      count("accounting_periods WHERE state = 'closed'"),
      count("accounting_entries WHERE kind = 'closing' AND state = 'posted'")
    ),
    ends: '1 12 1',
    again: 'E_YEAR_CLOSED',
  },
  {
    act: 'mail',
    told: joined(count('outgoing_mail'), '(SELECT COUNT(DISTINCT about_id) FROM @outgoing_mail)'),
    ends: `${CUSTOMERS} ${CUSTOMERS}`,
    again: 'done',
    isPart: areEqual,
  },
]

test.group('kill -9 in the middle of what a bookkeeper does', (group) => {
  let kontor: Deployment
  group.each.timeout(1_400_000)
  group.each.setup(async () => {
    kontor = await Deployment.create('accounting')
    return () => kontor.close()
  })

  async function run(act: string, killAt?: number) {
    const env = { ACT: act, ...(killAt && { KILL_AT: String(killAt) }) }
    return kontor.run(['--import=./bin/typescript.mjs', 'tests/processes/run_act.ts'], env)
  }

  const stateOf = async (told: string) => Object.values((await readPast(kontor, told))[0]).join(' ')

  /** Killed before one statement after another, until it comes to its end; answers what it had come to each time. */
  async function killed(act: string, told: string) {
    const seen: string[] = []
    for (let at = 2; ; at = Math.ceil(at * rounds(3, 1.6))) {
      const { code, out } = await run(act, at)
      seen.push(await stateOf(told))
      if (code === 0) return { seen, out: out.trim() }
      if (code !== null) throw new Error(out)
    }
  }

  test('all of it is there or nothing, what goes step by step goes on, nothing is done twice', async ({
    assert,
  }) => {
    assert.equal((await run('begin')).out.trim(), 'done')
    for (const { act, told, ends, again, isPart } of KILLED) {
      const before = await stateOf(told)
      const { seen, out } = await killed(act, told)
      assert.include(['done', again], out, act)
      const halves = seen.filter((one) => one !== before && one !== ends && !isPart?.(one))
      assert.deepEqual(halves, [], act)
      assert.isAbove(seen.length, 2, act)
      assert.equal(seen.at(-1), ends, act)
      assert.equal((await run(act)).out.trim(), again)
      assert.equal(await stateOf(told), ends, `${act}, asked once more`)
    }
    await kontor.ace('verify')
  })

  test('a newer edition of the chart, and another chart, are taken whole or not at all', async ({
    assert,
  }) => {
    const told = joined(
      '(SELECT MAX(chart) FROM @accounting_charts)',
      '(SELECT MAX(edition) FROM @accounting_charts)',
      count('accounting_charts'),
      count('accounting_accounts'),
      count("accounting_accounts WHERE name = 'Rent and leases'"),
      count('accounting_accounts WHERE archived_at IS NOT NULL'),
      count('accounting_taxes')
    )
    for (const act of ['renew', 'chart']) {
      const before = await stateOf(told)
      const { seen, out } = await killed(act, told)
      const after = seen.at(-1)!
      assert.equal(out, 'done')
      assert.isAbove(seen.length, 2)
      assert.notEqual(after, before)
      assert.deepEqual(
        seen.filter((one) => one !== before && one !== after),
        [],
        act
      )
      assert.match(after, act === 'renew' ? /^generic \d+ 1 \d+ 1 1 / : /^us \d+ 1 \d+ 0 0 /)
    }
    await kontor.ace('verify')
  })
})
