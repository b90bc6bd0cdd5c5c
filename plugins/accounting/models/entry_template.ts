import {
  choice,
  type Context,
  lines,
  model,
  RecordModel,
  reference,
  Refusal,
  text,
} from 'kontor/plugin'
import { refusePlaceholder } from '../recurring/recurring.js'
import { faultOf } from '../recurring/templates/plan_lines.js'
import type EntryTemplateLine from './entry_template_line.js'
import type EntryTemplateVariable from './entry_template_variable.js'

/** An entry made again and again: accounts and sides are known, amounts follow from a few figures. */
@model({
  name: 'accounting.entry_template',
  title: 'name',
  search: ['name', 'text'],
  sort: 'name',
  icon: 'i-lucide-notebook-pen',
  list: ['name', 'journal_id', 'currency', 'text'],
  form: [
    { key: 'what', fields: ['name', 'journal_id', 'currency', 'text', 'reference'] },
    { key: 'variables', fields: ['variables'] },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class EntryTemplate extends RecordModel {
  @text({ required: true, max: 120, unique: true, index: true }) declare name: string
  @reference('accounting.journal', { required: true }) declare journalId: number
  /** Of its amounts, at the rate of the day an entry is made for; the company's unless told. */
  @choice({ of: 'currency' }) declare currency: string | null
  /** Of the entry; names in braces stand for the period. */
  @text() declare text: string | null
  @text({ max: 80 }) declare reference: string | null
  @lines('accounting.entry_template_variable', { by: 'template_id' }) declare variables: unknown
  @lines('accounting.entry_template_line', { by: 'template_id' }) declare lines: unknown

  async prepare(ctx: Context) {
    refusePlaceholder('text', this.text)
    refusePlaceholder('reference', this.reference)
    if (!this.id) return
    const variables = await ctx.lines<EntryTemplateVariable>(this, 'variables')
    const all = await ctx.lines<EntryTemplateLine>(this, 'lines')
    for (const [at, line] of all.entries()) refusePlaceholder(`lines.${at}.text`, line.text)
    const fault = faultOf(
      all,
      variables.map((one) => one.name)
    )
    if (!fault) return
    const { line, code, at } = fault
    throw Refusal.input([{ field: `lines.${line}.amount`, code, params: { at } }])
  }
}
