import type { FieldDescription, Row, Values } from '../types'

/** Compares values as the wire would carry them. */
export function same(one: unknown, other: unknown) {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** What a new record's form sends: everything that may be set and has a value. */
export function bodyOfNew(fields: FieldDescription[], values: Values): Values {
  const body: Values = {}
  for (const field of fields.filter((one) => one.creatable)) {
    const value = values[field.key]
    if (field.lines) {
      const rows = ((value as Values[] | undefined) ?? []).filter(
        (line) => !isBlank(field.lines!.fields, line)
      )
      if (rows.length) body[field.key] = rows.map((line) => bodyOfNew(field.lines!.fields, line))
    } else if (value !== null && value !== undefined && value !== '') body[field.key] = value
  }
  return body
}

/** What an edited record's form sends: only what differs from what was opened. */
export function bodyOfChanges(fields: FieldDescription[], before: Values, after: Values): Values {
  const body: Values = {}
  for (const field of fields.filter((one) => !one.readonly)) {
    const [old, now] = [before[field.key], after[field.key]]
    if (field.lines) {
      const rows = lineChanges(
        field,
        (old as Row[] | undefined) ?? [],
        (now as Values[] | undefined) ?? []
      )
      if (rows.length) body[field.key] = rows
    } else if (!same(emptied(old), emptied(now))) body[field.key] = emptied(now)
  }
  return body
}

/** Changed and new lines, and those taken away; lines left as they were are not sent. */
function lineChanges(field: FieldDescription, before: Row[], after: Values[]): Values[] {
  const { fields } = field.lines!
  const kept = new Set(after.map((line) => line.id))
  const removed = before
    .filter((line) => !kept.has(line.id))
    .map(({ id }) => ({ id, _delete: true }))
  const rest = after.flatMap((line) => {
    if (!line.id) return isBlank(fields, line) ? [] : [bodyOfNew(fields, line)]
    const old = before.find((one) => one.id === line.id) ?? {}
    const changed = bodyOfChanges(fields, old, line)
    return Object.keys(changed).length ? [{ id: line.id, ...changed }] : []
  })
  return [...rest, ...removed]
}

/** A line nobody typed anything into is no line: what is reckoned beside it does not count. */
export function isBlank(fields: FieldDescription[], line: Values) {
  const typed = fields.filter(({ creatable }) => creatable)
  return typed.every((one) => {
    const value = line[one.key]
    return value === null || value === undefined || value === '' || value === false
  })
}

/** An emptied text and no value are the same to the user. */
function emptied(value: unknown) {
  return value === '' || value === undefined ? null : value
}
