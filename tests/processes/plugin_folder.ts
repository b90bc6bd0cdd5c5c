import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of plugins whose files a test writes and changes, as a partner's releases would. */
export class PluginFolder {
  private constructor(readonly path: string) {}

  static async create() {
    return new PluginFolder(await mkdtemp(join(tmpdir(), 'kontor-plugins-')))
  }

  async write(files: Record<string, string>) {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.path, file)), { recursive: true })
      await writeFile(join(this.path, file), text)
    }
  }

  remove(part = '') {
    return rm(join(this.path, part), { recursive: true, force: true })
  }
}

const PLANT = `import { model, RecordModel, text } from 'kontor/plugin'
@model({ name: 'garden.plant', title: 'name' })
export default class Plant extends RecordModel {
  @text({ required: true }) declare name: string
  @text() declare height: string | null
}`

const PLANTS = `import { Migration } from 'kontor/migration'
export default class extends Migration {
  up() { this.createRecords('garden_plants', (t) => { t.text('name').notNullable() }) }
  down() { this.drop('garden_plants') }
}`

const HEIGHTS = `import { Migration } from 'kontor/migration'
export default class extends Migration {
  up() { this.alter('garden_plants', (t) => { t.text('height', 40) }) }
  down() { this.schema.alterTable('garden_plants', (table) => table.dropColumn('height')) }
}`

const FAILING = `import { Migration } from 'kontor/migration'
export default class extends Migration {
  up() {
    this.createTable('garden_tools', (t) => { t.id() })
    this.schema.raw('CREATE TABEL garden_sheds (id integer)')
  }
  down() { this.drop('garden_tools') }
}`

const declaration = (version: string, more: string) => `import { definePlugin } from 'kontor/plugin'
export default definePlugin({ id: 'garden', version: '${version}', api: '^1.0',
  models: [() => import('./models/plant.js')], ${more} })`

const PLANT_WITHOUT_HEIGHT = PLANT.replace(/.*height.*\n/, '')

/** The releases of a small plugin, each on top of the one before. */
export const GARDEN = {
  first: {
    'garden/plugin.ts': declaration(
      '1.0.0',
      `onEnable: async (ctx) => { await ctx.records('garden.plant').create({ name: 'fern' }) },`
    ),
    'garden/models/plant.ts': PLANT_WITHOUT_HEIGHT,
    'garden/migrations/0001_plants.ts': PLANTS,
  },
  second: {
    'garden/plugin.ts': declaration(
      '1.1.0',
      `roles: { gardener: ['garden.plant.read'] },
      onUpgrade: async (ctx, from) => { await ctx.records('garden.plant').create({ name: 'grown from ' + from }) },`
    ),
    'garden/models/plant.ts': PLANT,
    'garden/migrations/0002_heights.ts': HEIGHTS,
  },
  failing: {
    'garden/plugin.ts': declaration('1.2.0', ''),
    'garden/migrations/0003_tools.ts': FAILING,
  },
}
