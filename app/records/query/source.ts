import logger from '@adonisjs/core/services/logger'
import type { Context } from '#kernel/companies/context'
import type { CustomField } from '#kernel/fields/custom_field'
import { customColumn, customPlace, customValue } from '#kernel/fields/read/custom_place'
import type { CustomPlace, Join, Joined } from '#kernel/fields/read/custom_place'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Extension } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import type { Column, Columns } from '#kernel/records/query/column'
import { compileFilter } from '#kernel/records/query/compile_filter'
import type { FilterNode } from '#kernel/records/query/filter'
import { tooLarge } from '#kernel/records/query/refusals'
import { columnAt } from '#kernel/records/query/place'
import type { Place } from '#kernel/records/query/place'
import { fromTables, type Joins, type Lead } from '#kernel/records/query/lead'
import { relationsOf, targetOf } from '#kernel/records/query/relations'
import { companyScope } from '#kernel/records/query/scope'
import { allOf, FALSE, quoted, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** With whose rights columns are looked up: the caller's, or the kernel's own. */
export type Reader = 'caller' | 'kernel'

const MOST_HOPS = 3
const MOST_JOINS = 30

/**
 * The FROM clause of one statement. Tables of references and extensions join only when a path
 * leads to them. A field the reader may not read is not found, like one that does not exist.
 */
export class Source implements Columns {
  private readonly joins: Joins = new Map()
  private readonly found = new Map<string, Column | undefined>()
  readonly alias: string

  constructor(
    readonly ctx: Context,
    readonly model: Model,
    readonly reader: Reader = 'caller',
    private readonly name = 't'
  ) {
    this.alias = quoted(name)
  }

  column(path: string): Column | undefined {
    if (!this.found.has(path)) this.found.set(path, this.find(path.split('.')))
    return this.found.get(path)
  }

  /** The extensions of the model that count for this company. */
  extensions(model = this.model): Extension[] {
    const all = registry.extensions.get(model.name) ?? []
    return all.filter(
      (one) => this.ctx.has(one.plugin) && one.needs.every((id) => this.ctx.has(id))
    )
  }

  /** Values of custom fields have paths of their own, so the column that holds them is no field. */
  isReadable(model: Model, field: Field) {
    if (field.base && field.key === 'custom') return false
    return this.reader === 'kernel' || this.ctx.access.mayUse(model.name, field, 'read')
  }

  /** Whether records of another model can be reached at all. */
  opens(model: Model | undefined): model is Model {
    if (!model) return false
    if (this.reader === 'kernel') return true
    return this.ctx.has(model.plugin) && this.ctx.access.allows(model.name, 'read')
  }

  /** `table` AS `t`, with every join asked for so far. */
  from(lead?: Lead): Sql {
    const own = `${quoted(this.model.table)} AS ${this.alias}`
    return fromTables(own, this.alias, this.joins, lead)
  }

  /** Which rows of a model the caller's rules open to a verb; null is all of them. */
  visible(verb = 'read', model = this.model, alias = this.alias): Sql | null {
    if (this.reader === 'kernel') return null
    const filter = this.ctx.access.filter(model.name, verb)
    if (typeof filter === 'boolean') return filter ? null : FALSE
    const inline = new Source(this.ctx, model, 'kernel', alias.replaceAll('`', ''))
    const own = ruleFilter(inline, filter)
    return inline.joins.size === 0 ? own : this.visibleElsewhere(model, alias, filter)
  }

  /** The same where a rule looks at other records: asked by key, so that it costs as much as the page. */
  private visibleElsewhere(model: Model, alias: string, filter: FilterNode): Sql {
    const inner = new Source(this.ctx, model, 'kernel', `${this.name}_${this.joins.size}`)
    const where = ruleFilter(inner, filter)
    const from = inner.from()
    return sql(
      `EXISTS (SELECT 1 FROM ${from.sql} WHERE ${inner.alias}.\`id\` = ${alias}.\`id\` AND ${where.sql})`,
      [...from.bindings, ...where.bindings]
    )
  }

  private find(words: string[]): Column | undefined {
    const last = words.pop()!
    let place: Place | undefined = { model: this.model, alias: this.alias, prefix: '' }
    let hops = 0
    for (const [position, word] of words.entries()) {
      const extended = this.beside(place, word, words[position + 1] ?? last)
      if (!extended && ++hops > MOST_HOPS) return undefined
      place = extended ?? this.followed(place, word)
      if (!place) return undefined
    }
    if (isCustom(place)) return this.customField(place, place.custom.get(`custom.${last}`))
    const field = place.extension
      ? place.extension.fields.find((one) => one.key === last)
      : place.model.fields.get(last)
    return field && this.isReadable(place.model, field) ? columnAt(place, field) : undefined
  }

  private customField(place: CustomPlace, field: CustomField | undefined) {
    if (!field || !this.isReadable(place.model, field)) return undefined
    return customColumn(this.ctx, place, field, this.joined)
  }

  /** What stands beside a record's own fields: its custom values, and the fields of an extension. */
  private beside(place: Place, word: string, next: string): Place | undefined {
    if (place.extension || place.custom) return undefined
    if (word === 'custom') return customPlace(this.ctx, place, this.joined)
    return this.extended(place, word, next)
  }

  /** The table of an extension that has a field or relation called `next`. */
  private extended(place: Place, plugin: string, next: string): Place | undefined {
    const extension = this.extensions(place.model).find(
      (one) =>
        one.plugin === plugin && one.fields.some((f) => f.key === next || f.relation === next)
    )
    if (!extension) return undefined
    const alias = this.join(`${place.prefix}${plugin}:${extension.table}`, (name) => {
      const on = `${name}.\`record_id\` = ${place.alias}.\`id\``
      const shared = place.model.scope === 'shared'
      const company = shared ? ` AND ${name}.\`company_id\` = ?` : ''
      return {
        table: quoted(extension.table),
        on: sql(`${on}${company}`, shared ? [this.ctx.company.id] : []),
      }
    })
    return { ...place, alias, prefix: `${place.prefix}${plugin}.`, extension, extended: place }
  }

  /** The record a reference points to: only what the reader may see of it. */
  private followed(place: Place, relation: string): Place | undefined {
    const reference = referenceAt(place, relation)
    if (!reference || !this.isReadable(place.model, reference)) return undefined
    const target = targetOf(reference)
    if (!this.opens(target)) return undefined
    const prefix = `${place.prefix}${relation}.`
    const alias = this.join(prefix, (name) => {
      const key = isCustom(place)
        ? customValue(place, reference as CustomField)
        : `${place.alias}.${quoted(reference.key)}`
      const on = sql(`${name}.\`id\` = ${key}`)
      const company = this.reader === 'kernel' ? null : companyScope(this.ctx, target, name)
      const all = allOf([on, company, this.visible('read', target, name)])
      return { table: quoted(target.table), on: all }
    })
    return { model: target, alias, prefix }
  }

  private readonly joined: Join = (key, build) => this.join(key, build)

  private join(key: string, build: (alias: string) => Joined) {
    let known = this.joins.get(key)
    if (!known) {
      if (this.joins.size >= MOST_JOINS) throw tooLarge()
      const alias = quoted(`${this.name}${this.joins.size + 1}`)
      known = { alias, joined: build(alias) }
      this.joins.set(key, known)
    }
    return known.alias
  }
}

const isCustom = (place: Place): place is CustomPlace => place.custom !== undefined

/** The reference of a place that a relation's name stands for. */
function referenceAt(place: Place, relation: string): Field | undefined {
  const isIt = (one: Field) => one.relation === relation
  if (place.custom) return [...place.custom.values()].find(isIt)
  return place.extension
    ? place.extension.fields.find(isIt)
    : relationsOf(place.model).get(relation)
}

/** A rule that no longer compiles (its field is gone) opens nothing, whatever it was meant to open. */
function ruleFilter(source: Source, filter: FilterNode): Sql {
  try {
    return compileFilter(source, filter)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    logger.warn(
      { model: source.model.name, filter, errors: error.errors },
      'An access rule cannot be applied'
    )
    return FALSE
  }
}
