import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { CustomField } from '#kernel/fields/custom_field'
import type { ColumnIndex } from '#kernel/records/query/column'
import { quoted, sql } from '#kernel/records/query/sql'

type Place = Pick<ColumnIndex, 'join' | 'recordId'>

/** The typed index of a field as lists ask it without the records themselves. */
export function valueIndex(ctx: Context, field: CustomField, place: Place): ColumnIndex {
  const column = quoted(field.indexed!)
  const value = `\`n\`.${column}`
  const own = [field.id, ctx.company.id]
  return {
    ...place,
    entries(condition) {
      const { sql: text, bindings } = condition(value)
      return sql(
        `SELECT \`n\`.\`record_id\` FROM \`custom_field_values\` AS \`n\` ${byValue(field)} WHERE \`n\`.\`field_id\` = ? AND \`n\`.\`company_id\` = ? AND ${value} IS NOT NULL AND ${text}`,
        [...own, ...bindings]
      )
    },
    latest(condition, most) {
      const { sql: text, bindings } = condition(value)
      const some = `SELECT \`record_id\`, ${column} FROM \`custom_field_values\` WHERE \`field_id\` = ? AND \`company_id\` = ? ORDER BY \`record_id\` DESC LIMIT ${most}`
      return sql(`SELECT \`n\`.\`record_id\` FROM (${some}) AS \`n\` WHERE ${text}`, [
        ...own,
        ...bindings,
      ])
    },
    lacks: (recordId) =>
      sql(
        `NOT EXISTS (SELECT 1 FROM \`custom_field_values\` AS \`v\` WHERE \`v\`.\`field_id\` = ? AND \`v\`.\`company_id\` = ? AND \`v\`.\`record_id\` = ${recordId})`,
        own
      ),
  }
}

/** Names the index that has a field's values in order: engines guess by the average of all fields, which differ. */
export function byValue({ indexed }: CustomField) {
  const name = quoted(`custom_field_values_by_${indexed!.replace('value_', '')}`)
  return engine === 'sqlite' ? `INDEXED BY ${name}` : `FORCE INDEX (${name})`
}
