import type { Breach, Context } from 'kontor/plugin'

/** As many breaches of one kind as anyone reads. */
const SHOWN = 50

interface Row {
  id: number
  name: string | null
}

interface Asked {
  /** Which record a breach leads to. */
  model: string
  /** What is wrong with the one of this name. */
  text: (name: string) => string
  /** Selects `id` and `name` of every row that breaks the rule. */
  sql: string
  bindings: readonly unknown[]
}

/** The breaches that a statement finds, each with the record it is about. */
export async function brokenRows(
  ctx: Context,
  { model, text, sql, bindings }: Asked
): Promise<Breach[]> {
  const rows = await ctx.rows<Row>(`${sql} LIMIT ${SHOWN}`, [...bindings])
  return rows.map(({ id, name }) => ({
    text: text(name ?? `${model.split('.')[1]} ${id}`),
    model,
    id: Number(id),
  }))
}

/** Debit less credit of a line: `l` is its table. */
export const AMOUNT = '(COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0))'

/** Whether an entry (`e`) was taken back. */
export const IS_REVERSED =
  'EXISTS (SELECT 1 FROM `accounting_entries` `back` WHERE `back`.`reverses_id` = `e`.`id`)'

/** Whether the entry (`e`) of a document of this table is not the posted one it says; needs `d`, the document. */
export const isOtherEntry = (model: string) =>
  "(`e`.`id` IS NULL OR `e`.`state` <> 'posted' OR `e`.`company_id` <> `d`.`company_id` OR " +
  `COALESCE(\`e\`.\`source_model\`, '') <> '${model}' OR COALESCE(\`e\`.\`source_id\`, 0) <> \`d\`.\`id\`)`
