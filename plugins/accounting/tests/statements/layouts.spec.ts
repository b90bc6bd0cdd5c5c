import type { RecordModel, Refusal } from 'kontor/plugin'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { sayIn } from '../../models/layout.js'
import type StatementLayout from '../../models/layout.js'
import LayoutVersion from '../../models/layout_version.js'
import type { PreviewInput, previewOf } from '../../statements/layouts/own/preview.js'
import { readRows } from '../../statements/layouts/own/read_rows.js'
import { wireRows } from '../../statements/layouts/own/wire_row.js'
import { SHIPPED } from '../../statements/layouts/shipped.js'
import { statementFile } from '../../statements/statement_file.js'
import { statementScreen } from '../../statements/screens.js'
import { Books, explained, refused } from '../ledger/books.js'

type Preview = Awaited<ReturnType<typeof previewOf>>

/** A balance sheet of the company's own, as the bookkeeper's manager makes one. */
async function ownSheet(world: World, values: Record<string, unknown> = {}) {
  const books = await Books.of(world)
  await books.rent('100.00', { on_date: '2026-03-02' })
  const manager = world.as('accounting.manager')
  const layout = await manager.run<StatementLayout>('accounting.layout.create', null, {
    name: 'For the bank',
    based_on: 'balance_sheet',
    ...values,
  })
  const stored = async () =>
    (await world.context()).records<StatementLayout>('accounting.layout').findOrFail(layout.id)
  const preview = (input: Omit<PreviewInput, 'layout_id'> = {}) =>
    world.as('accounting.clerk').run<Preview>('accounting.layout.preview', null, {
      layout_id: layout.id,
      to: '2026-12-31',
      ...input,
    })
  return { layout, manager, stored, preview }
}

const asked = (layout: RecordModel) => ({ layout: `own-${layout.id}`, to: '2026-12-31' })

/** The first complaint about rows. */
function faultIn(rows: unknown) {
  try {
    readRows(rows)
  } catch (error) {
    const [{ field, code, params = {} }] = (error as Refusal).errors
    return { field, code, params }
  }
  return { field: '', code: 'nothing', params: {} }
}

test.group('A layout of the company’s own', () => {
  test('is copied with its rows, the labels of the other language first where one asks for it', async ({
    world,
    assert,
  }) => {
    const { layout, manager, stored } = await ownSheet(world)
    const { rows } = await stored()
    const labelled = rows!.map((row, at) => (at === 0 ? { ...row, other_label: 'Aktiva' } : row))
    await manager.run('accounting.layout.arrange', layout.id, { rows: labelled })
    const copy = (name: string, labels: string) =>
      manager.run<StatementLayout>('accounting.layout.copy', layout.id, { name, labels })
    const turned = await copy('Für die Bank', 'turned')
    assert.deepEqual(
      [turned.rows![0].label, turned.rows![0].other_label, turned.rows![1].label],
      ['Aktiva', 'Assets', rows![1].label]
    )
    assert.deepEqual([turned.of, turned.basedOn, turned.revision], ['day', 'balance_sheet', 1])
    const same = await copy('For the owners', 'same')
    assert.deepEqual(same.rows, labelled)
    const versions = await LayoutVersion.where(await world.context(), ['layout_id', 'eq', same.id])
    assert.deepEqual(
      versions.map((one) => [one.number, one.rows]),
      [[1, labelled]]
    )
    const again = await refused(() => copy('For the owners', 'same'))
    assert.equal(again.code, 'E_TAKEN')
    assert.deepEqual((await stored()).rows, labelled)
  })

  test('has English labels beside those of another language', ({ assert }) => {
    const shipped = SHIPPED.find((one) => one.key === 'balance_sheet')!
    const [ours] = wireRows(shipped, sayIn('uk'))
    assert.deepEqual([ours.label, ours.other_label], ['Активи', 'Assets'])
    assert.isUndefined(wireRows(shipped, sayIn('en'))[0].other_label)
  })

  test('begins with the rows of a shipped one and shows the same figures', async ({
    world,
    assert,
  }) => {
    const { layout, stored, preview } = await ownSheet(world)
    const { rows, of, revision } = await stored()
    assert.deepEqual(
      [of, revision, rows!.find((row) => row.must_be_nothing)?.key],
      ['day', 1, 'out_of_balance']
    )
    assert.equal(rows![0].label, 'Assets')
    const ctx = await world.context()
    const own = await statementScreen(ctx, asked(layout))
    const shipped = await statementScreen(ctx, { to: '2026-12-31' })
    assert.deepEqual(
      own.statement.rows.map((row) => [row.label, row.amounts]),
      shipped.statement.rows.map((row) => [row.label, row.amounts])
    )
    const { missing, double, unsummed, turned, broken, figures } = await preview()
    assert.deepEqual([missing, double, unsummed, turned, broken], [[], [], [], [], []])
    assert.equal(figures.find((one) => one.key === 'result_of_year')?.amount, '-100.00')
  })

  test('takes other rows, names what no longer lands, and keeps each version', async ({
    world,
    assert,
  }) => {
    const { layout, manager, stored, preview } = await ownSheet(world)
    const before = (await stored()).rows!
    const rows = before
      .filter((row) => row.key !== 'cash_and_bank')
      .map((row) => ({
        ...row,
        ...(row.formula && { formula: row.formula.replace(' + cash_and_bank', '') }),
      }))
    const shown = await preview({ rows })
    assert.includeMembers(
      shown.missing.map((one) => one.code),
      ['91000', '91100']
    )
    assert.deepEqual(shown.broken, ['Out of balance'])
    assert.deepEqual((await stored()).rows, before)

    await manager.run('accounting.layout.arrange', await stored(), { rows })
    await manager.run('accounting.layout.arrange', await stored(), { rows })
    assert.deepEqual([(await stored()).revision, (await stored()).rows], [2, rows])
    const ctx = await world.context()
    const { statement } = await statementScreen(ctx, asked(layout))
    assert.includeMembers(
      statement.missing.map((one) => one.code),
      ['91000']
    )

    const [, first] = await LayoutVersion.where(ctx, ['layout_id', 'eq', layout.id], {
      sort: '-number',
    })
    await manager.run('accounting.layout.take_version', await stored(), { version_id: first.id })
    assert.deepEqual([(await stored()).revision, (await stored()).rows], [3, before])
    await manager.run('accounting.layout.arrange', await stored(), { rows: rows.slice(0, 1) })
    await manager.run('accounting.layout.reset', await stored())
    assert.deepEqual([(await stored()).revision, (await stored()).rows], [5, before])
    const file = await statementFile(ctx, { ...asked(layout), format: 'csv' })
    assert.include(file.name, 'For the bank')
    await manager.run('accounting.layout.delete', await stored())
    assert.lengthOf(await LayoutVersion.where(ctx, ['layout_id', 'eq', layout.id]), 0)
  })

  test('that begins empty has nothing to be reset to', async ({ world, assert }) => {
    const { manager, stored } = await ownSheet(world, { based_on: null, covers: ['asset'] })
    assert.deepEqual((await stored()).rows, [])
    const fault = await refused(async () => manager.run('accounting.layout.reset', await stored()))
    assert.equal(fault.code, 'E_LAYOUT_OWN')
    assert.isTrue(explained(fault))
  })

  test('is looked at by everybody who may see statements, and changed by managers only', async ({
    world,
    assert,
  }) => {
    const { layout, stored } = await ownSheet(world)
    for (const role of ['accounting.clerk', 'accounting.auditor']) {
      const ctx = await world.as(role).context()
      assert.equal((await statementScreen(ctx, asked(layout))).layout, `own-${layout.id}`)
      const fault = await refused(async () =>
        world.as(role).run('accounting.layout.arrange', await stored(), { rows: [] })
      )
      assert.notEqual(fault.code, 'nothing')
    }
  })

  test('{field} is refused: {code}')
    .with([
      { rows: 'none', field: 'rows', code: 'E_LAYOUT_ROWS' },
      { rows: [{ key: 'A b', label: 'A' }], field: 'rows.0.key', code: 'E_LAYOUT_KEY' },
      { rows: [{ key: 'a', label: ' ' }], field: 'rows.0.label', code: 'E_REQUIRED' },
      { rows: [{ label: 'A' }], field: 'rows.0.key', code: 'E_REQUIRED' },
      {
        rows: [{ key: 'a', label: 'A', colour: 'red' }],
        field: 'rows.0.colour',
        code: 'E_UNKNOWN_FIELD',
      },
      { rows: [{ key: 'a', label: 'A', level: 7 }], field: 'rows.0.level', code: 'E_LAYOUT_LEVEL' },
      {
        rows: [{ key: 'a', label: 'A', accounts: {} }],
        field: 'rows.0.accounts',
        code: 'E_LAYOUT_ACCOUNTS',
      },
      {
        rows: [{ key: 'a', label: 'A', accounts: { types: ['gold'] } }],
        field: 'rows.0.accounts.types',
        code: 'E_CHOICE',
      },
      {
        rows: [{ key: 'a', label: 'A', accounts: { codes: ['44%'] } }],
        field: 'rows.0.accounts.codes',
        code: 'E_LAYOUT_CODES',
      },
      {
        rows: [{ key: 'a', label: 'A', accounts: { codes: ['44'] }, formula: 'a' }],
        field: 'rows.0.formula',
        code: 'E_LAYOUT_BOTH',
      },
      {
        rows: [
          { key: 'a', label: 'A' },
          { key: 'a', label: 'B' },
        ],
        field: 'rows.1.key',
        code: 'E_LAYOUT_TWICE',
      },
      {
        rows: [
          { key: 'a', label: 'A', holds_all: true },
          { key: 'b', label: 'B', holds_all: true },
        ],
        field: 'rows.1.holds_all',
        code: 'E_LAYOUT_WHOLE',
      },
      {
        rows: [
          { key: 'a', label: 'A' },
          { key: 'b', label: 'B', formula: 'a +' },
        ],
        field: 'rows.1.formula',
        code: 'E_FORMULA_UNREADABLE',
      },
      {
        rows: [
          { key: 'a', label: 'A' },
          { key: 'b', label: 'B', formula: 'a + z' },
        ],
        field: 'rows.1.formula',
        code: 'E_FORMULA_UNKNOWN',
      },
      {
        rows: [
          { key: 'a', label: 'A', formula: 'b' },
          { key: 'b', label: 'B', formula: 'a' },
        ],
        field: 'rows.0.formula',
        code: 'E_FORMULA_CYCLE',
      },
    ])
    .run(({ assert }, { rows, field, code }) => {
      const fault = faultIn(rows)
      assert.equal(fault.code, code)
      assert.equal(fault.field, field)
      if (code.startsWith('E_LAYOUT') || code.startsWith('E_FORMULA')) {
        assert.isTrue(explained(fault))
      }
    })
})
