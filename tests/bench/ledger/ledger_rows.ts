import { Client, median, times } from '../client.js'
import type { Row } from '../rows.js'
import { Session } from '../session.js'
import { ADA, type Running, type Stage } from '../stage.js'
import type { Books } from './entries.js'
import { fillLedger } from './fill_ledger.js'

/** Milliseconds within which every statement answers. */
const MOST = 1000
const ROUNDS = 5
const CENTRES = 20
const PARTIES = 2000

/** Statements over so many ledger lines, each as its screen asks for it, whole with its page. */
export async function statementRows(stage: Stage, kontor: Running, lines: number): Promise<Row[]> {
  const client = new Client(kontor.url, { authorization: `Bearer ${stage.token}` })
  const today = new Date().toISOString().slice(0, 10)
  const books = await booksOf(client)
  const inBank = await fillLedger(stage.env, lines, books, today)
  await checkFigure(client, books, today, inBank)
  client.close()
  const session = new Session(kontor.url)
  await session.signIn(ADA.email, ADA.password)
  const rows: Row[] = []
  for (const [work, path] of Object.entries(screens(books, today))) {
    const ask = () => shown(session, path)
    await ask()
    const taken = median(await times(ROUNDS, ask))
    rows.push({
      work: `${work}, ${lines} lines`,
      kontor: `${taken.toFixed(0)} ms`,
      bare: '–',
      ratio: null,
      must: `≤ ${MOST} ms`,
      isReached: taken <= MOST,
    })
  }
  return rows
}

/** Asks for a screen; one that shows no figures is no answer. */
async function shown(session: Session, path: string) {
  const props = await session.screen<Record<string, unknown>>(`/accounting/${path}`)
  if (!FIGURES.some((key) => props[key])) throw new Error(`${path} shows no figures`)
}

/** What the figures of the screens are called. */
const FIGURES = ['statement', 'balance', 'ledger', 'aged', 'all']

function screens({ bank, centres, parties }: Books, today: string): Record<string, string> {
  const year = today.slice(0, 4)
  const month = `from=${today.slice(0, 8)}01&to=${today}`
  return {
    'balance sheet of a day': 'statements?layout=balance_sheet',
    'profit and loss of this year and eleven before':
      'statements?layout=profit_and_loss&compare=year&times=11&difference=1&percent=1',
    'profit and loss of twelve months and twelve a year before': `statements?layout=profit_and_loss&from=${year}-01-01&to=${year}-01-31&compare=both&times=12`,
    'profit and loss of a cost centre': `statements?layout=profit_and_loss&cost_centre_id=${centres[0]}`,
    'cash flow': 'statements?layout=cash_flow',
    'trial balance': 'trial-balance',
    'trial balance of a cost centre': `trial-balance?cost_centre_id=${centres[0]}`,
    'ledger of the bank': `general-ledger?account_id=${bank}&${month}`,
    'aged receivables': 'aged',
    'aged receivables a year ago': `aged?on=${Number(year) - 1}-06-30`,
    'partner ledger': 'party-ledger',
    'partner ledger of one customer': `party-ledger?party_id=${parties[0]}`,
  }
}

/** What the plugin made when it was enabled, with parties and cost centres of our own. */
async function booksOf(client: Client): Promise<Books> {
  const ask = async (method: string, path: string, input?: unknown) =>
    JSON.parse(await client.send(method, `/api/v1/${path}`, input)).data
  const accounts = (await ask(
    'GET',
    'accounting/accounts?limit=500&fields=id,kind,used_for,is_group'
  )) as { id: number; kind: string; used_for: string | null; is_group: boolean }[]
  const leaves = accounts.filter((one) => !one.is_group)
  const used = (purpose: string) => leaves.find((one) => one.used_for === purpose)!.id
  const of = (kind: string) =>
    leaves
      .filter((one) => one.kind === kind)
      .map((one) => one.id)
      .slice(0, 20)
  const made = async (path: string, values: (at: number) => unknown, count: number) => {
    const ids: number[] = []
    for (let at = 0; at < count; at++) ids.push((await ask('POST', path, values(at))).id)
    return ids
  }
  const [journal] = await ask('GET', 'accounting/journals?limit=1&fields=id')
  return {
    receivable: used('receivable'),
    payable: used('payable'),
    bank: used('bank'),
    incomes: of('income'),
    expenses: of('expense'),
    parties: await made('contacts/parties', (at) => ({ name: `Customer ${at}` }), PARTIES),
    centres: await made(
      'accounting/cost-centres',
      (at) => ({ code: `C${at}`, name: `Centre ${at}` }),
      CENTRES
    ),
    journal: journal.id,
  }
}

/** A fast statement of wrong figures is worth nothing. */
async function checkFigure(client: Client, { bank }: Books, today: string, inBank: number) {
  const figure = { of: 'account', id: bank, measure: 'balance', from: today, to: today }
  const answer = await client.send('POST', '/api/v1/accounting/entries/explain', { figure })
  const { amount } = JSON.parse(answer).data
  const units = Number(String(amount).replace('.', ''))
  if (units !== inBank) throw new Error(`the bank is wrong: ${amount}, filled ${inBank}`)
}
