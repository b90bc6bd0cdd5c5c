import { existsSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from 'kontor/testing'

test.group('The ASVS table', () => {
  test('names only files that are there, and a proof or reason in every line', ({ assert }) => {
    const text = readFileSync(app.makePath('app/accounts/ASVS.md'), 'utf8')
    const files = text.match(/\b(?:app|config|tests)\/[\w./-]+\.ts\b/g)!
    assert.isAbove(files.length, 50)
    assert.deepEqual(
      files.filter((file) => !existsSync(app.makePath(file))),
      []
    )
    const rows = text.split('\n').filter((line) => /^\| [^-|]/.test(line))
    for (const row of rows) {
      const cells = row.split('|').slice(1, -1)
      assert.isTrue(
        cells.every((cell) => cell.trim() !== ''),
        row
      )
    }
  })
})
