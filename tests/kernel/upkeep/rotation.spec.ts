import { test } from '@japa/runner'
import type { ListedBackup } from '#kernel/storage/backups'
import { outdatedOf } from '#kernel/storage/rotation'

const DAY = 86_400_000

/** One nightly backup for each of so many days, the newest first. */
function nights(count: number, last = '2026-11-22T02:15:00.000Z'): ListedBackup[] {
  return Array.from({ length: count }, (_, back) => {
    const madeAt = new Date(Date.parse(last) - back * DAY)
    return { name: madeAt.toISOString().slice(0, 10), kind: 'nightly', madeAt, size: 1 }
  })
}

test.group('Rotation of backups', () => {
  test('keeps the last of 7 days, 4 weeks and 12 months', ({ assert }) => {
    const all = nights(500)
    const gone = new Set(outdatedOf(all, { daily: 7, weekly: 4, monthly: 12 }))
    assert.deepEqual(
      all.filter((one) => !gone.has(one)).map((one) => one.name),
      [
        ...['2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17'],
        ...['2026-11-16', '2026-11-15', '2026-11-08', '2026-11-01', '2026-10-31', '2026-09-30'],
        ...['2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31', '2026-04-30', '2026-03-31'],
        ...['2026-02-28', '2026-01-31', '2025-12-31'],
      ]
    )
  })

  test('run every night, it keeps the same as run once at the end', ({ assert }) => {
    const kept = { daily: 7, weekly: 4, monthly: 12 }
    let there: ListedBackup[] = []
    for (const night of nights(400).toReversed()) {
      there = [night, ...there]
      const gone = new Set(outdatedOf(there, kept))
      there = there.filter((one) => !gone.has(one))
    }
    const gone = new Set(outdatedOf(nights(400), kept).map((one) => one.name))
    assert.deepEqual(
      there.map((one) => one.name),
      nights(400)
        .map((one) => one.name)
        .filter((name) => !gone.has(name))
    )
  })

  test('never touches what a person made, and the last three before an upgrade', ({ assert }) => {
    const manual = nights(30).map((one) => ({ ...one, kind: 'manual' as const }))
    assert.isEmpty(outdatedOf(manual, { daily: 1, weekly: 1, monthly: 1 }))
    const upgrades = nights(5).map((one) => ({ ...one, kind: 'upgrade' as const }))
    assert.lengthOf(outdatedOf(upgrades, { daily: 1, weekly: 1, monthly: 1 }), 2)
  })
})
