import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'
import { Deployment } from '#tests/processes/deployment'

const SAMPLE = 'tests/plugins/sample'

/** A folder of plugins whose files a test writes and changes. */
class Folder {
  private constructor(readonly path: string) {}

  static async create() {
    return new Folder(await mkdtemp(join(tmpdir(), 'kontor-host-')))
  }

  async write(files: Record<string, string>) {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.path, file)), { recursive: true })
      await writeFile(join(this.path, file), text)
    }
  }

  remove() {
    return rm(this.path, { recursive: true })
  }
}

const plugin = (id: string) => `import { definePlugin } from 'kontor/plugin'
export default definePlugin({ id: '${id}', version: '1.0.0', api: '^1.0' })`

const migration = (table: string, more = '') => `import { Migration } from 'kontor/migration'
export default class extends Migration {
  up() {
    this.createTable('${table}', (t) => { t.id() })
    ${more}
  }
  down() { this.drop('${table}') }
}`

test.group('Enablement in several processes', (group) => {
  group.each.timeout(240_000)

  test('what is enabled or disabled counts everywhere on the next request', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('contacts', { KONTOR_PLUGINS_PATH: SAMPLE })
    cleanup(() => kontor.close())
    const token = await kontor.token()
    const [one, two] = [await kontor.serve(), await kontor.serve()]
    const statuses = async () => {
      const answers = [one, two].map((server) => server.api(token, 'GET', 'sample/loans'))
      return (await Promise.all(answers)).map((answer) => answer.status)
    }
    assert.deepEqual(await statuses(), [404, 404])
    await kontor.ace('plugin:enable', 'sample')
    assert.deepEqual(await statuses(), [200, 200])

    const refused = await kontor.tryAce('plugin:disable', 'contacts')
    assert.equal(refused.code, 1)
    assert.include(refused.out, 'Loans')
    const { body } = await one.api(token, 'GET', 'kernel/plugins?filter=["plugin","eq","sample"]')
    const { id, version } = body.data[0]
    const disabled = await one.api(token, 'POST', `kernel/plugins/${id}/disable`, { version })
    assert.equal(disabled.status, 200)
    assert.deepEqual(await statuses(), [404, 404])
  })
})

test.group('Migrations in several processes', (group) => {
  let folder: Folder
  let kontor: Deployment

  group.each.timeout(240_000)
  group.setup(async () => {
    folder = await Folder.create()
    kontor = await Deployment.create('contacts', { KONTOR_PLUGINS_PATH: folder.path })
    return async () => {
      await kontor.close()
      await folder.remove()
    }
  })

  test('a failing migration is rolled back and reported; the others serve', async ({ assert }) => {
    await folder.write({
      'limping/plugin.ts': plugin('limping'),
      'limping/migrations/0001_first.ts': migration('limping_first'),
      'limping/migrations/0002_second.ts': migration(
        'limping_second',
        "this.schema.raw('CREATE TABEL limping_third (id integer)')"
      ),
    })
    const token = await kontor.token()
    const server = await kontor.serve()
    assert.equal((await server.api(token, 'GET', 'contacts/parties')).status, 200)
    const list = await kontor.ace('plugin:list')
    assert.match(list, /limping.*failed/)
    assert.match(list, /limping: migration 0002_second failed/)

    await folder.write({ 'limping/migrations/0002_second.ts': migration('limping_second') })
    const mended = await kontor.ace('plugin:list')
    assert.notInclude(mended, 'failed')
    assert.match(await kontor.ace('plugin:inspect', 'limping'), /0001_first {2}applied/)
  })

  test('a process killed within a migration leaves nothing that the next one cannot finish', async ({
    assert,
  }) => {
    const dying = "this.defer(() => { process.kill(process.pid, 'SIGKILL') })"
    await folder.write({
      'mortal/plugin.ts': plugin('mortal'),
      'mortal/migrations/0001_first.ts': migration('mortal_first'),
      'mortal/migrations/0002_second.ts': migration('mortal_second', dying),
    })
    assert.isNull((await kontor.tryAce('plugin:list')).code)
    await folder.write({ 'mortal/migrations/0002_second.ts': migration('mortal_second') })
    const began = Date.now()
    const inspected = await kontor.ace('plugin:inspect', 'mortal')
    assert.match(inspected, /0001_first {2}applied/)
    assert.match(inspected, /0002_second {2}applied/)
    assert.isBelow(Date.now() - began, 50_000, 'the lock of a dead process is not waited for')
  })

  test('two processes that start at once migrate once', async ({ assert }) => {
    await folder.write({
      'twice/plugin.ts': plugin('twice'),
      'twice/migrations/0001_first.ts': migration('twice_first'),
      'twice/migrations/0002_second.ts': migration('twice_second'),
    })
    const lists = await Promise.all([kontor.ace('plugin:list'), kontor.ace('plugin:list')])
    for (const list of lists) assert.notInclude(list, 'failed')
    assert.match(await kontor.ace('plugin:inspect', 'twice'), /0002_second {2}applied/)
  })
})
