import { type Context, type MadeFile, Money, Refusal } from 'kontor/plugin'
import Cheque from '../../models/cheque.js'
import ChequeStock from '../../models/cheque_stock.js'
import { printCheques } from './print_cheques.js'
import { chequeDay, type PrintedCheque, readCheque, writtenOut } from './read_cheque.js'
import { needAmounts } from '../../statements/sees_amounts.js'

type Query = Record<string, unknown>

/** So many cheques go into one file. */
const MOST = 500

/**
 * The file at `/accounting/cheques-pdf?id=…`, or `?ids=…,…`: cheques of one stock, a page each, in the order of their
 * numbers. Refused where they are of several stocks, whose blanks differ (E_CHEQUE_STOCKS).
 */
export async function askedCheques(ctx: Context, query: Query): Promise<MadeFile> {
  const ids = String(query.ids ?? query.id ?? '')
    .split(',')
    .slice(0, MOST)
    .map(idOf)
  const { data } = await ctx.list('accounting.cheque', {
    filter: [
      ['id', 'in', ids],
      ['payment_id', 'notnull'],
    ],
    fields: 'id',
    limit: MOST,
  })
  if (data.length === 0) throw Refusal.missing()
  needAmounts(ctx, 'accounting.cheque')
  const seen = data.map((one) => Number(one.id))
  const cheques = await Cheque.where(ctx, ['id', 'in', seen], { sort: 'serial' })
  if (cheques.some((one) => one.stockId !== cheques[0].stockId)) {
    throw new Refusal('E_CHEQUE_STOCKS')
  }
  return chequeFile(ctx, cheques)
}

async function chequeFile(ctx: Context, cheques: Cheque[]): Promise<MadeFile> {
  const stock = await ChequeStock.findOrFail(ctx, cheques[0].stockId)
  const printed: PrintedCheque[] = []
  for (const cheque of cheques) printed.push(await readCheque(ctx, cheque, stock))
  const numbers = new Set([cheques[0].number, cheques.at(-1)!.number])
  return pdf(`Cheque ${[...numbers].join('-')}`, await printCheques(ctx, stock, printed))
}

/** The file at `/accounting/cheque-test-pdf?stock=…`: a page to hold against a blank; no number is used. */
export async function askedTest(ctx: Context, query: Query): Promise<MadeFile> {
  const id = idOf(query.stock)
  const { data } = await ctx.list('accounting.cheque_stock', {
    filter: ['id', 'eq', id],
    fields: 'id',
  })
  if (data.length === 0) throw Refusal.missing()
  const stock = await ChequeStock.findOrFail(ctx, id)
  const amount = Money.parse('1234.56', stock.layout === 'gb' ? 'GBP' : 'USD')
  const sample: PrintedCheque = {
    number: stock.numberOf(stock.nextNumber),
    layout: stock.layout,
    isVoided: false,
    date: chequeDay(stock, ctx.today),
    payee: 'PAYEE PAYEE PAYEE',
    address: ['ADDRESS ADDRESS', 'ADDRESS'],
    ...writtenOut(stock, amount),
    memo: 'MEMO',
    receipt: null,
  }
  return pdf(`Test ${stock.name}`, await printCheques(ctx, stock, [sample], { isTest: true }))
}

function idOf(value: unknown) {
  const id = Number(value)
  if (!Number.isSafeInteger(id) || id < 1) throw Refusal.missing()
  return id
}

const pdf = (name: string, content: Buffer): MadeFile => ({
  name: `${name.replaceAll(/[/\\]/g, '-')}.pdf`,
  mediaType: 'application/pdf',
  content,
})
