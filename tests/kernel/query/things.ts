import db from '@adonisjs/lucid/services/db'
import type { Access } from '#kernel/access/access'
import { createContext } from '#kernel/companies/create_context'
import type { Context } from '#kernel/companies/context'
import { Columns } from '#kernel/plugins/migration'
import { registry } from '#kernel/plugins/registry'
import {
  boolean,
  choice,
  computed,
  date,
  datetime,
  integer,
  lines,
  money,
  quantity,
  reference,
  tags,
  text,
} from '#kernel/records/fields/decorators'
import { buildModel, model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** A tree of places. */
@model({ name: 'probe.place', title: 'name' })
class Place extends RecordModel {
  @text({ required: true }) declare name: string
  @reference('probe.place', { tree: true }) declare parentId: number | null
}

/** One field of each kind. */
@model({ name: 'probe.thing', title: 'name', search: ['name', 'place.name'] })
class Thing extends RecordModel {
  @text() declare name: string | null
  @integer() declare count: number | null
  @money() declare price: unknown
  @quantity() declare weight: unknown
  @boolean() declare isNew: boolean
  @date() declare madeOn: string | null
  @datetime() declare seenAt: string | null
  @choice({ of: ['red', 'green', 'blue'] }) declare colour: string | null
  @tags() declare words: string[] | null
  @reference('probe.place') declare placeId: number | null
  @text({ sensitivity: 'personal' }) declare secret: string | null
  @lines('probe.part', { by: 'thing_id' }) declare parts: unknown
  @computed('integer', { from: ['count'], value: (row) => Number(row.count ?? 0) * 2 })
  declare twice: number
}

@model({ name: 'probe.part', title: 'name', lineOf: 'probe.thing' })
class Part extends RecordModel {
  @reference('probe.thing', { required: true }) declare thingId: number
  @text() declare name: string | null
  @reference('probe.place') declare placeId: number | null
}

const TABLES: [string, (columns: Columns) => void][] = [
  [
    'probe_places',
    (t) => {
      t.text('name')
      t.count('parent_id')
    },
  ],
  [
    'probe_things',
    (t) => {
      t.text('name')
      t.integer('count')
      t.money('price')
      t.choice('currency')
      t.scaled('weight')
      t.boolean('is_new')
      t.date('made_on')
      t.datetime('seen_at')
      t.choice('colour')
      t.json('words')
      t.count('place_id')
      t.text('secret')
    },
  ],
  [
    'probe_parts',
    (t) => {
      t.count('thing_id')
      t.text('name')
      t.count('place_id')
    },
  ],
]

/** What every record has, without the foreign key: these tests need no company that is there. */
export function frame(t: Columns) {
  t.id()
  t.text('external_id', 191)
  t.count('company_id')
  t.integer('version')
  t.datetime('created_at')
  t.count('created_by')
  t.datetime('updated_at')
  t.count('updated_by')
  t.datetime('archived_at')
  t.json('custom')
}

/** Makes the models known and their tables; answers what undoes both. */
export async function installThings() {
  for (const one of [Place, Thing, Part]) registry.addModel(buildModel(one as never, 'probe'))
  const schema = db.connection().schema
  const isSqlite = db.connection().dialect.name === 'better-sqlite3'
  for (const [name, define] of TABLES) {
    await schema.dropTableIfExists(name)
    await schema.createTable(name, (table) => {
      const columns = new Columns(table, name, isSqlite)
      frame(columns)
      define(columns)
    })
  }
  return async () => {
    for (const [name] of TABLES) await schema.dropTableIfExists(name)
    for (const name of ['probe.place', 'probe.thing', 'probe.part']) registry.models.delete(name)
  }
}

let made = 0

/** Rights for everything, or for all but what `changes` say. */
export function access(changes: Partial<Access> = {}): Access {
  const refusal = () => new Error('refused')
  return {
    isAdmin: false,
    isLogged: false,
    allows: () => true,
    filter: () => true,
    mayUse: () => true,
    authorize: () => {},
    refusal,
    beyond: () => null,
    fingerprint: `rights ${++made}`,
    ...changes,
  }
}

/** Somebody of company 1 on 22 November 2026. */
export function caller(changes: Partial<Access> = {}, companyIds = [1]): Context {
  return createContext({
    user: { id: 7, name: 'ada', email: '', isAdmin: false },
    company: { id: 1, name: 'acme', currency: 'EUR', timeZone: 'Europe/Kyiv', language: 'en' },
    companyIds,
    unit: null,
    access: access(changes),
    locale: 'en',
    requestId: null,
    now: new Date('2026-11-22T10:00:00Z'),
    plugins: new Set(['probe']),
  })
}

export type Row = Record<string, unknown>

/** Stores rows as columns hold them; company 1 and the frame of a record are added. */
export async function store(table: string, rows: Row[]) {
  const base = {
    company_id: 1,
    version: 1,
    created_at: '2026-01-01 00:00:00.000',
    updated_at: '2026-01-01 00:00:00.000',
  }
  for (let at = 0; at < rows.length; at += 100) {
    const some = rows.slice(at, at + 100).map((row) => ({ ...base, ...row }))
    await db.insertQuery().table(table).multiInsert(some)
  }
}
