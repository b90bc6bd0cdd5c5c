import { Migration } from 'kontor/migration'
import { Decimal, Money } from 'kontor/plugin'

interface Line {
  id: number
  net: number | string
  kind: string
  currency: string
  rate: number | string | null
  home: string
}

const AT_ONCE = 500
const GIVEN_BACK = ['credit_note', 'bill_credit']

/**
 * What lines of documents posted before worths were kept come to in the company's currency, at the rate of their
 * document: reports add them up too. Only what is missing is filled, so that ended half-way it goes on.
 */
export default class extends Migration {
  up() {
    this.defer(async (db) => {
      for (let after = 0; ;) {
        const lines = rowsOf(
          await db.rawQuery(
            `SELECT n.id, n.net, d.kind, d.currency, d.rate, c.currency AS home
             FROM accounting_invoice_lines n JOIN accounting_invoices d ON d.id = n.invoice_id
             JOIN companies c ON c.id = n.company_id
             WHERE n.id > ? AND d.state <> 'draft' AND n.company_net IS NULL AND n.net IS NOT NULL
             AND (d.currency = c.currency OR d.rate IS NOT NULL) ORDER BY n.id LIMIT ?`,
            [after, AT_ONCE]
          )
        )
        for (const line of lines) {
          await db
            .from('accounting_invoice_lines')
            .where('id', line.id)
            .update({ company_currency: line.home, company_net: worthOf(line) })
        }
        if (lines.length < AT_ONCE) return
        after = Number(lines.at(-1)!.id)
      }
    })
  }

  /** What was filled is right whether this step is there or not. */
  down() {}
}

/** The rows of an answer: one engine gives them beside what it says of their columns. */
const rowsOf = (answer: unknown) =>
  (Array.isArray(answer) && Array.isArray(answer[0]) ? answer[0] : answer) as Line[]

/** Rounded half away from zero, below zero where it is given back. */
function worthOf({ net, kind, currency, rate, home }: Line) {
  const minor = GIVEN_BACK.includes(kind) ? -BigInt(net) : BigInt(net)
  if (currency === home) return String(minor)
  const { scale } = Money.of(0, home)
  const amount = new Decimal(minor, Money.of(0, currency).scale)
  return String(amount.times(new Decimal(BigInt(rate!), 6), scale).units)
}
