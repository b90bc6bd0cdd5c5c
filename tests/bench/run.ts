import { parseArgs } from 'node:util'
import { booting, flatness, idling, measure, onTwo, type Row } from './rows.js'
import { filtering } from './custom/custom_rows.js'
import { fillParts } from './custom/fill_parts.js'
import { exporting, importing } from './exchange_rows.js'
import { indexing, searching } from './search_rows.js'
import { invoicing } from './invoice_row.js'
import { journal } from './journal_rows.js'
import { statementRows } from './ledger/ledger_rows.js'
import { posting } from './posting_row.js'
import { advised, aggregating } from './report_rows.js'
import { type Running, Stage } from './stage.js'

/*
 * `npm run bench [-- --engine=mariadb --rows=1000000]`: Kontor beside a bare AdonisJS application with one prepared
 * statement, on the same database, in the same run. Only the ratios count: machines differ, this run is one machine.
 * `npm run bench -- custom` measures only the lists by custom fields, beside built-in fields with an index;
 * `npm run bench -- ledger` only the statements of accounting, over `--rows` ledger lines;
 * `npm run bench -- search` only what people type, in the palette and in a list, over `--rows` orders;
 * `npm run bench -- posting` only stock moves, invoices and entries that are posted, as the whole run has them too.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'sqlite' },
    rows: { type: 'string', default: '1000000' },
  },
})

const FEW = 10_000
const MIDDLE = 100_000
/** Above all orders that are there. */
const FIRST_NEW = 2_000_001

async function on(orders: number, database: NodeJS.ProcessEnv, isFirst = false) {
  console.log(`• ${orders} orders on ${values.engine} …`)
  const stage = await Stage.set(orders, database)
  try {
    // Before the servers, which would do it beside everything that is measured.
    const indexed = await indexing(stage, orders)
    const start = isFirst ? [await booting(stage)] : []
    const bare = await stage.bare()
    const kontor = await stage.kontor()
    if (isFirst) start.push(idling(kontor, bare))
    const rows = await measure(stage, { kontor, bare }, orders)
    if (values.engine !== 'sqlite') {
      const two = { kontor: [kontor, await stage.kontor()], bare: [bare, await stage.bare()] }
      rows.push(...(await onTwo(stage, two, orders)))
    }
    if (orders === FEW) rows.push(...(await posted(stage, kontor)))
    if (orders === FEW) rows.push(await importing(stage, kontor, 10_000, FIRST_NEW))
    if (orders === MIDDLE) rows.push(await importing(stage, kontor, 100_000, FIRST_NEW))
    if (orders >= MIDDLE) {
      const plain = await aggregating(stage, { kontor, bare }, orders)
      rows.push(plain, await advised(stage, { kontor, bare }, orders, plain))
    }
    if (orders > MIDDLE) {
      rows.push(await exporting(stage, kontor, orders))
      rows.push(indexed, await searching(stage, kontor, orders))
    }
    for (const { work, kontor: own, bare: other } of [...start, ...rows]) {
      console.log(`  ${work}: ${own}, by hand ${other}`)
    }
    return { rows, start }
  } finally {
    await stage.strike()
  }
}

/** Lists by custom fields beside lists by built-in ones: Kontor beside itself. */
async function onParts(parts: number, database: NodeJS.ProcessEnv) {
  console.log(`• ${parts} parts on ${values.engine} …`)
  const stage = await Stage.set(parts, database, fillParts)
  try {
    return await filtering(stage, await stage.kontor(), parts)
  } finally {
    await stage.strike()
  }
}

/** What people type. */
async function onSearch(orders: number, database: NodeJS.ProcessEnv) {
  console.log(`• ${orders} orders on ${values.engine} …`)
  const stage = await Stage.set(orders, database)
  try {
    const indexed = await indexing(stage, orders)
    return [indexed, await searching(stage, await stage.kontor(), orders)]
  } finally {
    await stage.strike()
  }
}

/** Stock moves, invoices and entries. */
async function onPosting(database: NodeJS.ProcessEnv) {
  console.log(`• postings on ${values.engine} …`)
  const stage = await Stage.set(0, database)
  try {
    return await posted(stage, await stage.kontor())
  } finally {
    await stage.strike()
  }
}

async function posted(stage: Stage, kontor: Running) {
  return [
    await posting(stage, kontor, values.engine),
    ...(await invoicing(stage, kontor)),
    ...(await journal(stage, kontor, values.engine)),
  ]
}

/** Statements over a large ledger. */
async function onLedger(lines: number, database: NodeJS.ProcessEnv) {
  console.log(`• ${lines} ledger lines on ${values.engine} …`)
  const stage = await Stage.set(0, database, async () => {})
  try {
    await stage.ace('plugin:enable', 'accounting')
    return await statementRows(stage, await stage.kontor(), lines)
  } finally {
    await stage.strike()
  }
}

function print(rows: Row[]) {
  console.log(`\n| work | Kontor | by hand | ratio | must reach | |\n|---|---|---|---|---|---|`)
  for (const { work, kontor, bare, ratio, must, isReached } of rows) {
    const shown = ratio === null ? '' : `${ratio.toFixed(2)}×`
    console.log(
      `| ${work} | ${kontor} | ${bare} | ${shown} | ${must} | ${isReached ? 'reached' : 'NOT reached'} |`
    )
  }
  if (rows.some((row) => !row.isReached)) process.exitCode = 1
}

/** A private MariaDB with one database for each number of rows. */
async function databases(): Promise<{
  of(orders: number | 'parts' | 'ledger' | 'posting' | 'search'): Promise<NodeJS.ProcessEnv>
  stop(): Promise<void>
}> {
  if (values.engine === 'sqlite') {
    return { of: async () => ({ DB_CONNECTION: 'sqlite' }), stop: async () => {} }
  }
  const { startMariadb } = await import('../../bin/steps/mariadb.mjs')
  const { socket, query, stop } = await startMariadb()
  // As a server has it where nobody configured anything: a commit is on disk.
  await query('SET GLOBAL innodb_flush_log_at_trx_commit = 1')
  await query('SET GLOBAL innodb_buffer_pool_size = 1073741824')
  return {
    async of(orders) {
      await query(`CREATE DATABASE kontor_${orders}`)
      const login = { DB_CONNECTION: 'mysql', DB_SOCKET: socket, DB_USER: 'root', DB_PASSWORD: '' }
      return { ...login, DB_DATABASE: `kontor_${orders}` }
    },
    stop,
  }
}

async function onOrders() {
  const few = await on(FEW, await engine.of(FEW), true)
  const middle = await on(MIDDLE, await engine.of(MIDDLE))
  const many = await on(Number(values.rows), await engine.of(Number(values.rows)))
  return [...few.start, ...few.rows, ...middle.rows, ...many.rows, flatness(few.rows, many.rows)]
}

const engine = await databases()
try {
  const many = Number(values.rows)
  const isAsked = (part: string) => positionals.length === 0 || positionals.includes(part)
  const rows = isAsked('orders') ? await onOrders() : []
  if (isAsked('custom')) rows.push(...(await onParts(many, await engine.of('parts'))))
  if (isAsked('ledger')) rows.push(...(await onLedger(many, await engine.of('ledger'))))
  if (positionals.includes('search')) {
    rows.push(...(await onSearch(many, await engine.of('search'))))
  }
  if (positionals.includes('posting')) rows.push(...(await onPosting(await engine.of('posting'))))
  print(rows)
} finally {
  await engine.stop()
}
