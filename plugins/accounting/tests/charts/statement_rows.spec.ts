import { test } from 'kontor/testing'
import { chartAccounts } from '../../charts/chart.js'
import { CHARTS } from '../../charts/charts.js'
import { kindOf } from '../../ledger/account_types.js'
import { isIn } from '../../statements/account_set.js'
import { balanceSheet } from '../../statements/layouts/balance_sheet.js'
import { profitAndLoss } from '../../statements/layouts/profit_and_loss.js'

/** The rows of both statements that are made of types; the results are sums of the profit and loss. */
const ROWS = [...balanceSheet.rows, ...profitAndLoss.rows].filter((one) => one.accounts?.types)

test.group('Charts of accounts and the statements', () => {
  test('each account lands in exactly one row of balance sheet or profit and loss')
    .with([...CHARTS])
    .run(({ assert }, source) => {
      for (const one of chartAccounts(source).filter(({ isGroup }) => !isGroup)) {
        const member = { code: one.code, type: one.type, kind: kindOf(one.type) }
        const rows = ROWS.filter((row) => isIn(member, row.accounts!)).map((row) => row.key)
        assert.lengthOf(rows, 1, `${one.key} ${one.type}: ${rows.join(', ')}`)
      }
    })
})
