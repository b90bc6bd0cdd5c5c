import { existsSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import type { FilterNode } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { importFile } from '#tests/public_data'

interface Given {
  file: string
  accounts: number
  postable: number
}

const FOLDER = '../shared/data/accounting/coa'
const index = app.makePath(FOLDER, 'index.json')
const isThere = existsSync(index)
const files = isThere ? (JSON.parse(readFileSync(index, 'utf8')) as Given[]) : []

test.group('Charts of accounts of 33 published files', () => {
  test('{file} comes in complete, headings and all')
    .with(files)
    .run(async ({ client, world, assert }, { file, accounts, postable }) => {
      await world.as('ada').run('accounting.chart.choose', null, { chart: 'none' })
      const result = await importFile(client, await world.as('ada').token(), {
        model: 'accounting.account',
        file: `../../${FOLDER}/${file}`,
        mapping: 'accounting/chart_of_accounts',
      })
      assert.include(result, { state: 'done', created_count: accounts, refused_count: 0 })
      const ctx = await world.context()
      const count = async (filter?: FilterNode) =>
        (await ctx.list('accounting.account', { count: 'exact', limit: '1', filter })).count
      assert.deepEqual(
        [await count(), await count(['is_group', 'eq', false])],
        [accounts, postable]
      )
    })
    .skip(!isThere, `${FOLDER} is not there`)
    .timeout(120_000)
})
