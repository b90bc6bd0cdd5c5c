import { readRows } from '#kernel/records/storage/reader'

/** What stands in the queue and needs time or a person; by state, of all companies. */
export async function queueCounts(): Promise<Record<string, number>> {
  const rows = await readRows<{ state: string; count: number }>(COUNTS)
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]))
}

const COUNTS = `SELECT \`state\`, COUNT(*) AS \`count\` FROM \`outgoing_mail\`
  WHERE \`state\` IN ('waiting', 'sending', 'failed', 'unconfirmed', 'held') GROUP BY \`state\``
