import { createHash } from 'node:crypto'
import { BaseSchema } from '@adonisjs/lucid/schema'
import type { Knex } from 'knex'
import type { Scope } from '#kernel/records/model'

type Table = Knex.CreateTableBuilder
type Column = Knex.ColumnBuilder

/** The framework's schema class, whose steps may also be written without `async`. */
const Schema = BaseSchema as unknown as new (
  ...args: ConstructorParameters<typeof BaseSchema>
) => Omit<BaseSchema, 'up' | 'down'>

/**
 * One step of a plugin's schema. `up` and `down` are both written out; each creates or changes one table.
 * Columns are made through `Columns`, so that a field's kind and its column never disagree.
 *
 * @example
 * export default class extends Migration {
 *   up() { this.createRecords('sample_loans', (t) => { t.text('number', 40); t.date('due_on').index() }) }
 *   down() { this.drop('sample_loans') }
 * }
 */
export abstract class Migration extends Schema {
  abstract up(): void | Promise<void>
  /** Takes back what `up` did; it must also bear an `up` that stopped half-way. */
  abstract down(): void | Promise<void>

  /** A table of records: the columns every model has, then those of `define`. */
  createRecords(table: string, define: (columns: Columns) => void, scope: Scope = 'company') {
    this.schema.createTable(table, (builder) => {
      const columns = new Columns(builder, table, this.isSqlite)
      columns.record(scope)
      define(columns)
    })
  }

  /** Any other table: an extension's 1:1 rows, a link, an index. */
  createTable(table: string, define: (columns: Columns) => void) {
    this.schema.createTable(table, (builder) => define(new Columns(builder, table, this.isSqlite)))
  }

  /** Adds columns to a table of the same plugin. */
  alter(table: string, define: (columns: Columns) => void) {
    this.schema.alterTable(table, (builder) => define(new Columns(builder, table, this.isSqlite)))
  }

  drop(table: string) {
    this.schema.dropTableIfExists(table)
  }

  protected get isSqlite() {
    return this.db.dialect.name === 'better-sqlite3'
  }
}

/** Column makers, one for each kind of field. */
export class Columns {
  constructor(
    readonly table: Table,
    private readonly name: string,
    private readonly isSqlite: boolean
  ) {}

  record(scope: Scope) {
    this.id()
    this.text('external_id', 191)
    const company = this.reference('company_id', 'companies')
    if (scope === 'company') company.notNullable()
    this.integer('version').notNullable().defaultTo(1)
    this.datetime('created_at').notNullable()
    this.count('created_by')
    this.datetime('updated_at').notNullable()
    this.count('updated_by')
    this.datetime('archived_at')
    this.json('custom')
    if (scope === 'shared') this.companyKey()
    this.unique([scope === 'shared' ? 'company_key' : 'company_id', 'external_id'])
  }

  /** 0 for every company: an index does not compare empty values, so uniqueness needs a number. */
  private companyKey() {
    const type = this.isSqlite ? 'integer' : 'bigint unsigned'
    this.table.specificType(
      'company_key',
      `${type} generated always as (coalesce(company_id, 0)) virtual`
    )
  }

  id() {
    return this.table.bigIncrements('id')
  }

  /** Compared without case on both engines (ASCII by collation, the rest by `fold`). */
  text(key: string, max = 255): Column {
    return this.isSqlite
      ? this.table.specificType(key, `varchar(${max}) collate nocase`)
      : this.table.string(key, max)
  }

  longText(key: string) {
    return this.isSqlite
      ? this.table.specificType(key, 'text collate nocase')
      : this.table.text(key, 'mediumtext')
  }

  integer(key: string) {
    return this.table.bigInteger(key)
  }

  /** An id without a foreign key, or a counter. */
  count(key: string) {
    return this.table.bigInteger(key).unsigned()
  }

  /** Minor units of the currency beside it. */
  money(key: string) {
    return this.table.bigInteger(key)
  }

  /** Quantities, prices and percentages: units of 10^-6. */
  scaled(key: string) {
    return this.table.bigInteger(key)
  }

  boolean(key: string) {
    return this.table.boolean(key).notNullable().defaultTo(false)
  }

  date(key: string): Column {
    return this.isSqlite ? this.table.specificType(key, 'date') : this.table.date(key)
  }

  /** UTC with milliseconds: "2026-11-22 09:30:00.000". */
  datetime(key: string): Column {
    return this.isSqlite
      ? this.table.specificType(key, 'datetime')
      : this.table.dateTime(key, { precision: 3 })
  }

  /** One of a few codes; compared exactly. Not ASCII only: MySQL refuses to compare that with other letters. */
  choice(key: string, max = 40): Column {
    return this.isSqlite
      ? this.table.string(key, max)
      : this.table.specificType(key, `varchar(${max}) character set utf8mb4 collate utf8mb4_bin`)
  }

  json(key: string) {
    return this.table.text(key, 'longtext')
  }

  /** A foreign key to `to`, with its index. */
  reference(key: string, to: string, options: { onDelete?: 'restrict' | 'cascade' } = {}): Column {
    const column = this.table.bigInteger(key).unsigned()
    this.table
      .foreign(key, this.short(`${this.name}_${key}_fk`))
      .references('id')
      .inTable(to)
      .onDelete(options.onDelete ?? 'restrict')
    this.index([key])
    return column
  }

  index(keys: string[]) {
    this.table.index(keys, this.short(`${this.name}_${keys.join('_')}_index`))
  }

  unique(keys: string[]) {
    this.table.unique(keys, { indexName: this.short(`${this.name}_${keys.join('_')}_unique`) })
  }

  /** MySQL names end at 64 letters. */
  private short(name: string) {
    if (name.length <= 60) return name
    return `${name.slice(0, 50)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
  }
}
