import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Manifest } from '#kernel/storage/manifest'
import { claiming, forge, newestBackup } from '#tests/processes/archives'
import { Deployment } from '#tests/processes/deployment'
import { runAll } from '#tests/processes/run_all'

/** A manifest that says something else of its first table. */
const ofTable = (change: object) =>
  claiming(({ tables: [first, ...others], ...rest }: Manifest) => ({
    ...rest,
    tables: [{ ...first, ...change }, ...others],
  }))

const ofFile = (path: string) =>
  claiming((manifest) => ({
    ...manifest,
    files: [{ path, size: 1, sha256: manifest.tables[0].sha256 }],
  }))

const without = (entry: string) => (name: string, content: Buffer) =>
  name === entry ? null : content

const FORGED: [string, Parameters<typeof forge>[2], RegExp][] = [
  [
    'a row was changed',
    (name, content) =>
      name === 'tables/companies.jsonl'
        ? Buffer.from(String(content).replace('Acme', 'Akme'))
        : content,
    /damaged.*companies/,
  ],
  ['a table is missing', without('tables/users.jsonl'), /damaged.*users/],
  ['there is no manifest', without('manifest.json'), /not a backup/],
  ['the manifest says nothing', claiming(() => null), /not a backup/],
  ['it has a later format', claiming((one) => ({ ...one, format: 2 })), /format 2/],
  [
    'it is of a newer version',
    claiming((one) => ({ ...one, steps: ['kernel/9999_of_tomorrow'] })),
    /newer version.*9999_of_tomorrow/,
  ],
  [
    'it holds data of an unknown plugin',
    claiming((one) => ({ ...one, steps: ['carwash/0001_brushes'] })),
    /carwash/,
  ],
  [
    'a table has no name but a statement',
    ofTable({ name: 'users`; DROP TABLE `users' }),
    /damaged: “users`; DROP TABLE `users” is no name of a table or column/,
  ],
  [
    'a column has no name but a statement',
    ofTable({ columns: ['id', 'name`) VALUES (1, 2); --'] }),
    /damaged: “name`\) VALUES \(1, 2\); --” is no name of a table or column/,
  ],
  ['a column is no text', ofTable({ columns: ['id', 7] }), /damaged: “7” is no name/],
  ['a table has no columns', ofTable({ columns: null }), /damaged: the manifest names no columns/],
  ['there is no list of tables', claiming((one) => ({ ...one, tables: 7 })), /names no tables/],
  ['the schema is among its tables', ofTable({ name: 'plugin_migrations' }), /plugin_migrations/],
  ['a file lies outside', ofFile('../outside.txt'), /damaged: “..\/outside.txt” is no place/],
  ['a file is the database', ofFile('kontor.sqlite3'), /damaged: “kontor.sqlite3” is no place/],
]

test.group('An archive is refused before anything is touched where', (group) => {
  let kontor: Deployment
  let scratch: string
  let path: string
  /** What the command says to each of the forged archives. */
  let refusals: { code: number; out: string }[]

  group.each.timeout(300_000)
  group.setup(async () => {
    kontor = await Deployment.create('contacts')
    scratch = await mkdtemp(join(tmpdir(), 'kontor-scratch-'))
    await kontor.ace('backup')
    path = (await newestBackup(kontor)).path
    refusals = await refusalsOfForged()
    return async () => {
      await kontor.close()
      await rm(scratch, { recursive: true, force: true })
    }
  })

  /** The sentence of the refusal; what is there afterwards is what was there before. */
  async function refusal(file: string) {
    const { code, out } = await kontor.tryAce('restore', file, `--confirm=${kontor.databaseName}`)
    if (code !== 1) throw new Error(`it was not refused:\n${out}`)
    return out
  }

  /** In one process: nothing one of them leaves behind may help or hinder the next. */
  async function refusalsOfForged() {
    const commands: string[][] = []
    for (const [at, [, change]] of FORGED.entries()) {
      const forged = await forge(path, join(scratch, `forged-${at}.zip`), change)
      commands.push(['restore', forged, `--confirm=${kontor.databaseName}`])
    }
    return runAll(kontor, commands)
  }

  for (const [at, [title, , sentence]] of FORGED.entries()) {
    test(title, ({ assert }) => {
      assert.equal(refusals[at].code, 1, refusals[at].out)
      assert.match(refusals[at].out, sentence)
    })
  }

  test('it was cut short or is not there', async ({ assert }) => {
    const whole = await readFile(path)
    const cut = join(scratch, 'cut.zip')
    await writeFile(cut, whole.subarray(0, whole.length - 400))
    assert.match(await refusal(cut), /damaged/)
    assert.match(await refusal(join(scratch, 'nothing.zip')), /damaged/)
  })

  test('and everything is as it was', async ({ assert }) => {
    await kontor.ace('verify')
    assert.isFalse(existsSync(join(kontor.folder, '..', 'outside.txt')))
    const { manifest: before } = await newestBackup(kontor)
    await kontor.ace('backup')
    const { manifest: after } = await newestBackup(kontor)
    const rows = ({ tables }: Manifest) =>
      tables
        .filter(({ name }) => !name.startsWith('security_'))
        .map(({ name, sha256 }) => [name, sha256])
    assert.deepEqual(rows(after), rows(before))
  })
})
