import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'kontor/testing'
import { exportCompany } from '#kernel/exchange/company/export_company'
import { ArchiveReader } from '#kernel/storage/read_archive'
import { changeReport, saveReport } from '#kernel/reports/saved/save_report'
import { BY_KIND } from '#tests/kernel/reports/saved/reports'

test.group('Saved reports', () => {
  test('go with their company, all they said before too', async ({ world, assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-reports-'))
    cleanup(() => rm(folder, { recursive: true }))
    const ada = await world.as('ada').context()
    const { id, version } = await saveReport(ada, { name: 'Units', query: BY_KIND })
    await changeReport(ada, id, version, { name: 'Units by kind' })
    const path = join(folder, 'acme.zip')
    const { tables } = await exportCompany(await world.context(), path)
    const rows = (name: string) => tables.find((one) => one.name === name)?.rows
    assert.equal(rows('reports'), 1)
    assert.equal(rows('report_versions'), 2)
    const archive = await ArchiveReader.open(path)
    cleanup(() => archive.close())
    assert.include(await archive.text('tables/reports.csv'), 'Units by kind')
    assert.include(await archive.text('tables/report_versions.csv'), '"dimensions"":[""kind""]')
  })
})
