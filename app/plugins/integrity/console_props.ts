import { needAdministrator } from '#kernel/accounts/guard'
import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import type { Breach } from '#kernel/plugins/declaration'
import type { RunState } from '#kernel/plugins/integrity/runs'
import { registry } from '#kernel/plugins/registry'

interface RunRow {
  id: number
  state: RunState
  asked_at: string
  finished_at: string | null
  asked_by: string | null
  done: number
  total: number
  broken: number
  job_state: string | null
}

/** A job that ended so leaves its run unfinished. */
const GIVEN_UP = ['failed', 'cancelled', null]

interface FindingRow {
  company: string | null
  invariant: string
  breach_count: number
  breaches: string
}

export interface ConsoleRun {
  id: number
  state: RunState
  askedAt: string
  finishedAt: string | null
  askedBy: string | null
  done: number
  total: number
  broken: number
}

export interface ConsoleFinding {
  company: string | null
  invariant: string
  label: string
  count: number
  breaches: { text: string; href: string | null }[]
}

const RUNS = 15

/** The integrity console: the last runs and what the chosen one found, broken first. */
export async function consoleProps(ctx: Context, query: Record<string, unknown>) {
  needAdministrator(ctx)
  const rows = await ctx.rows<RunRow>(
    'SELECT `r`.*, `u`.`name` AS `asked_by`, `j`.`state` AS `job_state` FROM `integrity_runs` `r` ' +
      'LEFT JOIN `users` `u` ON `u`.`id` = `r`.`asked_by` LEFT JOIN `jobs` `j` ON `j`.`id` = `r`.`job_id` ' +
      'ORDER BY `r`.`id` DESC LIMIT ?',
    [RUNS]
  )
  const runs = rows.map(runOf)
  const chosen = runs.find((run) => run.id === Number(query.run)) ?? runs[0] ?? null
  return { runs, chosen, findings: chosen ? await findingsOf(ctx, chosen.id) : [] }
}

function runOf(row: RunRow): ConsoleRun {
  return {
    id: Number(row.id),
    state: row.state !== 'done' && GIVEN_UP.includes(row.job_state) ? 'failed' : row.state,
    askedAt: wire(row.asked_at),
    finishedAt: row.finished_at && wire(row.finished_at),
    askedBy: row.asked_by,
    done: Number(row.done),
    total: Number(row.total),
    broken: Number(row.broken),
  }
}

async function findingsOf(ctx: Context, run: number): Promise<ConsoleFinding[]> {
  const rows = await ctx.rows<FindingRow>(
    'SELECT `c`.`name` AS `company`, `f`.`invariant`, `f`.`breach_count`, `f`.`breaches` FROM `integrity_findings` `f` ' +
      'LEFT JOIN `companies` `c` ON `c`.`id` = `f`.`company_id` WHERE `f`.`run_id` = ? ' +
      'ORDER BY CASE WHEN `f`.`breach_count` > 0 THEN 0 ELSE 1 END, `f`.`id`',
    [run]
  )
  return rows.map((row) => ({
    company: row.company,
    invariant: row.invariant,
    label: labelOf(ctx, row.invariant),
    count: Number(row.breach_count),
    breaches: (JSON.parse(row.breaches) as Breach[]).map(({ text, model, id }) => ({
      text,
      href: hrefOf(model, id),
    })),
  }))
}

/** `inventory.stock_is_sum_of_moves` is named by `inventory.invariants.stock_is_sum_of_moves`. */
function labelOf({ locale }: Context, invariant: string) {
  const key = invariant.replace('.', '.invariants.')
  return hasMessage(locale, key) ? message(locale, key) : invariant
}

function hrefOf(name?: string, id?: number) {
  const model = name && registry.models.get(name)
  if (!model || model.lineOf || !id) return null
  return `/${model.plugin}/${model.segment}/${id}`
}

const wire = (column: string) => `${column.replace(' ', 'T').slice(0, 23)}Z`
