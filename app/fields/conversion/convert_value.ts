import { DateTime } from 'luxon'
import type { Context } from '#kernel/companies/context'
import { wireValue } from '#kernel/exchange/mapping/cell'
import { isWritten } from '#kernel/fields/conversion/ways'
import { textIn, type CustomField } from '#kernel/fields/custom_field'
import { Refusal } from '#kernel/http/refusal'
import { message } from '#kernel/http/messages'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'

/** One change of kind: what the values are, what they become, how texts write numbers and dates. */
export interface Conversion {
  model: Model
  from: CustomField
  to: CustomField
  format: string | null
}

const refused = (code: string, value: string) =>
  new Refusal(code, { value: value.slice(0, 60) }, { status: 422 })

/**
 * A value as the other kind's column holds it, exactly; never null. Throws a Refusal that says why it is none:
 * nothing is rounded and nothing guessed. `currency` is the record's own, where it has one.
 */
export function convertValue(
  ctx: Context,
  { model, from, to, format }: Conversion,
  value: unknown,
  currency: string | null
): unknown {
  const own = currency ?? ctx.company.currency
  const wire = fromWire(ctx, from, to, value, own)
  const shown = wire.text
  const read =
    wire.words ??
    wireValue(shown, {
      field: to,
      model,
      format: isWritten(from) ? (format ?? undefined) : undefined,
      zone: ctx.company.timeZone,
      isUnguarded: true,
    })
  const typed = typeOf(to.kind).parse(read, to, { currency: own })
  const column =
    typed === null || typed === undefined ? null : typeOf(to.kind).valueToColumn(typed, to)
  if (column === null) throw refused('E_CUSTOM_NO_VALUE', shown)
  return column
}

/** A stored value as people would write it. */
export function writtenValue(
  ctx: Context,
  from: CustomField,
  value: unknown,
  currency: string | null
) {
  const to = { ...from, kind: 'text' as const }
  return fromWire(ctx, from, to, value, currency ?? ctx.company.currency).text
}

interface Written {
  text: string
  /** The words themselves, where both kinds hold words. */
  words?: string[]
}

function fromWire(
  ctx: Context,
  from: CustomField,
  to: CustomField,
  value: unknown,
  currency: string
): Written {
  const beside = { ...from, currency: 'currency' }
  const wire = typeOf(from.kind).columnToWire({ [from.key]: value, currency }, beside)
  const text = String(wire)
  if (from.kind === 'tags') return fromTags(wire as string[], to)
  if (from.kind === 'choice') return fromChoice(ctx, from, to, text)
  if (from.kind === 'boolean') return { text: fromSwitch(ctx, to, wire === true) }
  return { text: from.kind === 'datetime' ? localMoment(ctx, text, to) : text }
}

function fromTags(words: string[], to: CustomField): Written {
  if (to.kind !== 'choice') return { text: words.join(', ') }
  if (words.length > 1) throw refused('E_CUSTOM_SEVERAL', words.join(', '))
  return { text: words[0] ?? '' }
}

/** Texts take the words people read, everything else the code. */
function fromChoice(ctx: Context, from: CustomField, to: CustomField, code: string): Written {
  const option = from.options.find((one) => one.value === code)
  const words = option ? textIn(option.label, ctx.locale) : code
  if (to.kind === 'tags') return { text: words, words: [to.of ? code : words] }
  return { text: to.kind === 'text' || to.kind === 'long_text' ? words : code }
}

function fromSwitch(ctx: Context, to: CustomField, isOn: boolean) {
  if (to.kind === 'integer') return isOn ? '1' : '0'
  return message(ctx.locale, isOn ? 'records.yes' : 'records.no')
}

/** Days and clock times are those of the company. */
function localMoment(ctx: Context, moment: string, to: CustomField) {
  const local = DateTime.fromISO(moment, { zone: ctx.company.timeZone })
  if (to.kind === 'date') return local.toISODate()!
  const hasSeconds = local.second > 0 || local.millisecond > 0
  return local.toFormat(hasSeconds ? 'yyyy-MM-dd HH:mm:ss.SSS' : 'yyyy-MM-dd HH:mm')
}
