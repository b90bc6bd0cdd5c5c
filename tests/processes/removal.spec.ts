import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from '@japa/runner'
import { ArchiveReader } from '#kernel/storage/read_archive'
import { Deployment, type Server } from '#tests/processes/deployment'

const PLUGINS = 'tests/plugins/sample:tests/plugins/guest'

/** What one person does with loans, over the API. */
class Librarian {
  constructor(
    private readonly server: Server,
    private readonly token: string
  ) {}

  api(method: string, path: string, body?: unknown) {
    return this.server.api(this.token, method, path, body)
  }

  async lend() {
    const party = await this.api('POST', 'contacts/parties', { kind: 'person', name: 'Sam' })
    const body = { borrower_id: party.body.data.id, due_on: '2026-12-31' }
    const { id, version } = (await this.api('POST', 'sample/loans', body)).body.data
    const lent = await this.api('POST', `sample/loans/${id}/lend`, { version })
    if (lent.status !== 200) throw new Error(JSON.stringify(lent.body))
    return lent.body.data.number as string
  }

  async loans() {
    const { status, body } = await this.api('GET', 'sample/loans?sort=id')
    return status === 200 ? body.data.map((one: { number: string }) => one.number) : status
  }
}

test.group('The removal ladder', (group) => {
  let kontor: Deployment

  group.each.timeout(400_000)
  group.each.setup(async () => {
    kontor = await Deployment.create('sample,guest', { KONTOR_PLUGINS_PATH: PLUGINS })
    return () => kontor.close()
  })

  async function refused(...args: string[]) {
    const { code, out } = await kontor.tryAce(...args)
    if (code !== 1) throw new Error(`ace ${args.join(' ')} was not refused:\n${out}`)
    return out
  }

  test('disable, uninstall, install again: the data is there, the numbers go on', async ({
    assert,
  }) => {
    const token = await kontor.token()
    const server = await kontor.serve()
    const sam = new Librarian(server, token)
    const [first, second] = [await sam.lend(), await sam.lend()]

    assert.match(await refused('plugin:uninstall', 'sample'), /enabled in Acme/)
    await kontor.ace('plugin:disable', 'guest')
    await kontor.ace('plugin:disable', 'sample')
    assert.match(await refused('plugin:uninstall', 'sample'), /cannot work without/)
    await kontor.ace('plugin:uninstall', 'guest')
    await kontor.ace('plugin:uninstall', 'sample')
    await kontor.ace('verify')
    assert.notMatch(await kontor.ace('plugin:list'), /sample/)
    assert.match(await refused('plugin:enable', 'sample'), /uninstalled/)
    assert.equal(await sam.loans(), 404)

    assert.match(await refused('plugin:install', 'guest'), /needs Loans/)
    await kontor.ace('plugin:install', 'sample')
    await kontor.ace('plugin:enable', 'sample')
    assert.deepEqual(await sam.loans(), [first, second])
    assert.match(await sam.lend(), /00003$/)
    await kontor.ace('verify')
  })

  test('purge lists, exports, asks, refuses while it is needed, and leaves nothing', async ({
    assert,
  }) => {
    const token = await kontor.token()
    const server = await kontor.serve()
    const sam = new Librarian(server, token)
    const number = await sam.lend()
    assert.match(await refused('plugin:purge', 'sample', '--confirm=sample'), /is installed/)
    for (const plugin of ['guest', 'sample']) {
      await kontor.ace('plugin:disable', plugin)
      await kontor.ace('plugin:uninstall', plugin)
    }
    const inTheWay = await refused('plugin:purge', 'sample', '--confirm=sample')
    assert.match(inTheWay, /sample_loans: 1 rows/)
    assert.match(inTheWay, /guest_\w+ \(\w+\) refer to data of sample/)
    assert.match(await refused('plugin:purge', 'guest'), /was not typed/)
    await kontor.ace('plugin:purge', 'guest', '--confirm=guest')
    await kontor.ace('plugin:purge', 'sample', '--confirm=sample')
    await kontor.ace('verify')
    assert.match(await refused('plugin:purge', 'sample', '--confirm=sample'), /removed already/)

    const backups = join(kontor.folder, 'backups')
    const name = (await readdir(backups)).find((one) => one.startsWith('purged-sample-'))
    const archive = await ArchiveReader.open(join(backups, name!))
    assert.include(await text(await archive.stream('sample_loans.csv')), number)
    archive.close()

    const roles = await sam.api('GET', 'kernel/roles?filter=[["owner_plugin","eq","sample"]]')
    assert.isEmpty(roles.body.data)
    await kontor.ace('plugin:install', 'sample')
    await kontor.ace('plugin:enable', 'sample')
    assert.deepEqual(await sam.loans(), [])
    assert.match(await sam.lend(), /00001$/)
    await kontor.ace('verify')
  })
})
