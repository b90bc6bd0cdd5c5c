import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import { TRUE } from '#kernel/records/query/sql'
import { messagesOf } from '#kernel/records/screens/describe_field'
import { instant } from '#kernel/records/values/moment'
import type { Presentation } from '#kernel/reports/output/presentation'
import { reportTitle, reportDescription } from '#kernel/reports/saved/report_title'
import { visibleReports } from '#kernel/reports/saved/visible_reports'
import type { ReportLine, ReportSharing } from '#kernel/reports/saved/wire'
import { declaredSources } from '#kernel/reports/sources/declared'

const MOST = 1000

interface Row {
  id: number
  name: string
  description: string | null
  source: string
  presentation: string | null
  owner_id: number | null
  owner: string | null
  shared_with: ReportSharing
  key: string | null
  owner_plugin: string | null
  is_edited: number | boolean
  updated_at: string
}

/** The reports of the company worked in that the caller sees: his own, those shared with him, ready-made ones. */
export async function reportLines(ctx: Context, { archived = false } = {}): Promise<ReportLine[]> {
  const visible = visibleReports(ctx, '`r`') ?? TRUE
  const rows = await ctx.rows<Row>(
    `SELECT \`r\`.\`id\`, \`r\`.\`name\`, \`r\`.\`description\`, \`r\`.\`source\`, \`r\`.\`presentation\`, \`r\`.\`owner_id\`,
      \`u\`.\`name\` AS \`owner\`, \`r\`.\`shared_with\`, \`r\`.\`key\`, \`r\`.\`owner_plugin\`, \`r\`.\`is_edited\`, \`r\`.\`updated_at\`
      FROM \`reports\` AS \`r\` LEFT JOIN \`users\` AS \`u\` ON \`u\`.\`id\` = \`r\`.\`owner_id\`
      WHERE \`r\`.\`company_id\` = ? AND \`r\`.\`archived_at\` IS ${archived ? 'NOT NULL' : 'NULL'} AND ${visible.sql}
      ORDER BY \`r\`.\`name\`, \`r\`.\`id\` LIMIT ${MOST}`,
    [ctx.company.id, ...visible.bindings]
  )
  const names = new Intl.Collator(ctx.locale, { numeric: true })
  return rows
    .map((row) => lineOf(ctx, row))
    .toSorted((one, other) => names.compare(one.name, other.name))
}

function lineOf(ctx: Context, row: Row): ReportLine {
  const named = {
    name: row.name,
    description: row.description,
    key: row.key,
    ownerPlugin: row.owner_plugin,
    isEdited: Boolean(Number(row.is_edited)),
  }
  const presentation = row.presentation ? (JSON.parse(row.presentation) as Presentation) : null
  return {
    id: Number(row.id),
    name: reportTitle(ctx, named),
    description: reportDescription(ctx, named),
    kind: presentation?.kind ?? 'table',
    ...sourceTexts(ctx, row.source),
    owner: row.owner,
    isOwn: row.owner_id !== null && Number(row.owner_id) === ctx.user.id,
    isReady: row.key !== null,
    sharedWith: row.shared_with,
    changedAt: instant(row.updated_at).toISOString(),
  }
}

/** What a report is about in words, also where its plugin is off by now. */
export function sourceTexts({ locale }: Context, source: string) {
  const model = registry.models.get(source)
  const declared = declaredSources().get(source)
  if (declared) {
    return {
      source: message(locale, `${declared.messages}.name`),
      plugin: message(locale, `${declared.plugin}.plugin.name`),
    }
  }
  if (!model) return { source, plugin: source.split('.')[0] }
  const owner = model.plugin === 'kernel' ? 'shell.settings' : `${model.plugin}.plugin.name`
  return {
    source: message(locale, `${messagesOf(model)}.many`),
    plugin: message(locale, owner),
  }
}
