import type { Snapshot } from '#kernel/records/storage/snapshot'
import { partsOf } from '#kernel/plugins/candidate'
import type { Model } from '#kernel/records/model'
import { registry } from '#kernel/plugins/registry'
import { sql, type Sql } from '#kernel/records/query/sql'
import { storedFields } from '#kernel/records/write/columns'
import { keptTables, type KeptTable } from '#kernel/storage/tables'

/** The rows of a table that go with a company. */
export interface CompanyPart {
  table: KeptTable
  model: Model | null
  columns: string[]
  where: Sql
}

/** How people come and go, what was sent or done by the machine: the new Kontor begins its own. */
const LEFT_OUT_MODELS = new Set([
  'kernel.session',
  'kernel.api_token',
  'kernel.security_event',
  'kernel.reading',
  'kernel.policy_breach',
  'kernel.job',
  'kernel.notification',
  'kernel.invitation',
  'kernel.outgoing_mail',
  'kernel.import',
  'kernel.export',
  'kernel.report_schedule',
  'kernel.report_alert',
])

/** Tables without a model that belong to the deployment, or to what is left out. */
const LEFT_OUT_TABLES = new Set([
  'bulk_results',
  'idempotency_keys',
  'exported_rows',
  'import_errors',
  'import_rows',
  'import_runs',
  'installed_plugins',
  'integrity_findings',
  'integrity_runs',
  'mail_attachments',
  'mail_settings',
  'outbox',
  'outbox_deliveries',
  'password_resets',
  'recovery_codes',
  'report_alert_crossings',
  'report_deliveries',
  'report_indexes',
  'report_timings',
  'schedules',
  'second_factors',
  'security_log_end',
  'setup_tokens',
  'sign_in_attempts',
])

/** Everything of a company, table by table; tables nobody has decided about are named in `undecided`. */
export async function companyParts(snapshot: Pick<Snapshot, 'rows'>, company: number) {
  const parts: CompanyPart[] = []
  const undecided: string[] = []
  for (const table of await keptTables(snapshot)) {
    const model = [...registry.models.values()].find((one) => one.table === table.name) ?? null
    if (LEFT_OUT_TABLES.has(table.name) || (model && LEFT_OUT_MODELS.has(model.name))) continue
    const where = model ? rowsOf(model, company) : besideRows(table, company)
    if (where) parts.push({ table, model, columns: columnsOf(table, model), where })
    else undecided.push(table.name)
  }
  return { parts, undecided }
}

/** Of a user what his fields hold: the secrets beside them, such as the password's hash, stay. */
function columnsOf(table: KeptTable, model: Model | null) {
  if (model?.name !== 'kernel.user') return table.columns
  const keys = new Set(storedFields(model).map((field) => field.key))
  return table.columns.filter((column) => keys.has(column))
}

function rowsOf(model: Model, company: number): Sql | null {
  if (model.name === 'kernel.company') return sql('`id` = ?', [company])
  if (model.name === 'kernel.company_bank_account') return sql('`owner_id` = ?', [company])
  if (model.name === 'kernel.user') return usersOf(company)
  if (model.scope === 'global') return null
  const own = sql('`company_id` = ?', [company])
  return model.scope === 'shared'
    ? sql(`(${own.sql} OR \`company_id\` IS NULL)`, own.bindings)
    : own
}

/** Its members, and whoever is named on a record that goes with it. */
function usersOf(company: number): Sql {
  const named = [...registry.models.values()]
    .filter((model) => model.scope !== 'global' && !LEFT_OUT_MODELS.has(model.name))
    .flatMap((model) =>
      storedFields(model)
        .filter((field) => field.kind === 'reference' && field.to === 'kernel.user')
        .map((field) => ({ model, column: field.key }))
    )
    .map(({ model, column }) => {
      const rows = rowsOf(model, company)!
      return sql(`SELECT \`${column}\` FROM \`${model.table}\` WHERE ${rows.sql}`, rows.bindings)
    })
  const all = [...named, sql('SELECT `user_id` FROM `history` WHERE `company_id` = ?', [company])]
  return sql(
    `(${all.map((one) => `\`id\` IN (${one.sql})`).join(' OR ')})`,
    all.flatMap((one) => one.bindings)
  )
}

/** Rows that stand beside records: with the company, or with the record they belong to. */
function besideRows({ name, columns }: KeptTable, company: number): Sql | null {
  const extension = [...registry.extensions.values()].flat().find((one) => one.table === name)
  if (extension) {
    const own = columns.includes('company_id') ? sql('`company_id` = ?', [company]) : sql('1=1')
    const record = recordsOf('record_id', extension.model, company)
    return sql(`${own.sql} AND ${record.sql}`, [...own.bindings, ...record.bindings])
  }
  const link = declaredLinks().find((one) => one.table === name)
  if (link) return recordsOf(`${link.from.split('.')[1]}_id`, link.from, company)
  if (name === 'history') return historyOf(company)
  if (name === 'custom_kept_values') {
    const changes = 'SELECT `id` FROM `custom_kind_changes` WHERE `company_id` = ?'
    return sql(`\`change_id\` IN (${changes})`, [company])
  }
  return columns.includes('company_id') ? sql('`company_id` = ?', [company]) : null
}

function recordsOf(column: string, model: string, company: number): Sql {
  const target = registry.model(model)
  const rows = rowsOf(target, company) ?? sql('1=0')
  return sql(
    `\`${column}\` IN (SELECT \`id\` FROM \`${target.table}\` WHERE ${rows.sql})`,
    rows.bindings
  )
}

/** Of its own records, of users, and of what every company shares, whoever wrote it. */
function historyOf(company: number): Sql {
  const left = [...LEFT_OUT_MODELS]
  const wide = [...registry.models.values()].filter(
    (model) => model.scope !== 'company' && !LEFT_OUT_MODELS.has(model.name)
  )
  const shared = wide.map((model) => {
    const records = recordsOf('record_id', model.name, company)
    return sql(`(\`model\` = ? AND ${records.sql})`, [model.name, ...records.bindings])
  })
  const wideNames = wide.map((model) => model.name)
  const places = (list: readonly unknown[]) => list.map(() => '?').join(', ')
  const own = sql(
    `(\`company_id\` = ? AND \`model\` NOT IN (${places([...left, ...wideNames])}))`,
    [company, ...left, ...wideNames]
  )
  const all = [own, ...shared]
  return sql(
    `(${all.map((one) => one.sql).join(' OR ')})`,
    all.flatMap((one) => one.bindings)
  )
}

function declaredLinks() {
  return registry
    .inOrder()
    .flatMap((plugin) => partsOf(plugin))
    .flatMap(({ part }) => part.links ?? [])
}
