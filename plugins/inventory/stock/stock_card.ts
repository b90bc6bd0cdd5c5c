import { type Context, Decimal } from 'kontor/plugin'

export interface CardLine {
  id: number
  on_date: string
  operation: { id: number; number: string | null; kind: string }
  from: string
  to: string
  received: string | null
  issued: string | null
  balance: string
}

export interface StockCard {
  /** On hand after the newest line shown. */
  closing: string
  /** On hand before the oldest line shown. */
  opening: string
  lines: CardLine[]
  /** Pass as `before` for the older lines; null when there are none. */
  next: number | null
}

interface MoveRow {
  id: number
  on_date: string
  quantity: number
  operation_id: number
  number: string | null
  kind: string
  from_name: string
  to_name: string
  enters: number
  leaves: number
}

const PAGE = 100

/**
 * Every move of a product through the storages of the company, or through one location, the newest first,
 * with the balance after each. `before` is the `next` of the page before.
 */
export async function stockCard(
  ctx: Context,
  productId: number,
  options: { locationId?: number; before?: number } = {}
): Promise<StockCard> {
  const rows = await moves(ctx, productId, options)
  const page = rows.slice(0, PAGE)
  let balance = await balanceAfter(ctx, productId, options.locationId, page[0])
  const closing = balance.toString()
  const lines = page.map((row) => {
    const line = cardLine(row, balance)
    balance = balance.minus(changeOf(row))
    return line
  })
  const next = rows.length > PAGE ? page.at(-1)!.id : null
  return { closing, opening: balance.toString(), lines, next }
}

function changeOf(row: MoveRow) {
  const sign = BigInt(row.enters) - BigInt(row.leaves)
  return new Decimal(BigInt(row.quantity) * sign, 6)
}

function cardLine(row: MoveRow, balance: Decimal): CardLine {
  const quantity = Decimal.fromUnits(row.quantity, 6).toString()
  return {
    id: Number(row.id),
    on_date: row.on_date,
    operation: { id: Number(row.operation_id), number: row.number, kind: row.kind },
    from: row.from_name,
    to: row.to_name,
    received: Number(row.enters) ? quantity : null,
    issued: Number(row.leaves) ? quantity : null,
    balance: balance.toString(),
  }
}

/** Which ends of a move count: one location, or any storage. */
function sides(locationId?: number) {
  return locationId
    ? {
        enters: '`m`.`to_location_id` = ?',
        leaves: '`m`.`from_location_id` = ?',
        bindings: [locationId],
      }
    : { enters: "`t`.`kind` = 'storage'", leaves: "`f`.`kind` = 'storage'", bindings: [] }
}

const FROM =
  'FROM `inventory_stock_moves` `m` JOIN `inventory_locations` `f` ON `f`.`id` = `m`.`from_location_id` ' +
  'JOIN `inventory_locations` `t` ON `t`.`id` = `m`.`to_location_id` JOIN `inventory_operations` `o` ON `o`.`id` = `m`.`operation_id`'

async function moves(
  ctx: Context,
  productId: number,
  { locationId, before }: { locationId?: number; before?: number }
) {
  const { enters, leaves, bindings } = sides(locationId)
  const older = before
    ? 'AND (`m`.`on_date`, `m`.`id`) < (SELECT `on_date`, `id` FROM `inventory_stock_moves` WHERE `id` = ?) '
    : ''
  return ctx.rows<MoveRow>(
    'SELECT `m`.`id`, `m`.`on_date`, `m`.`quantity`, `m`.`operation_id`, `o`.`number`, `o`.`kind`, ' +
      `\`f\`.\`name\` AS \`from_name\`, \`t\`.\`name\` AS \`to_name\`, (${enters}) AS \`enters\`, (${leaves}) AS \`leaves\` ` +
      `${FROM} WHERE \`m\`.\`company_id\` = ? AND \`m\`.\`product_id\` = ? AND (${enters} OR ${leaves}) ${older}` +
      `ORDER BY \`m\`.\`on_date\` DESC, \`m\`.\`id\` DESC LIMIT ${PAGE + 1}`,
    [
      ...bindings,
      ...bindings,
      ctx.company.id,
      productId,
      ...bindings,
      ...bindings,
      ...(before ? [before] : []),
    ]
  )
}

/** The balance once the newest line shown has happened: today's less everything after it. */
async function balanceAfter(
  ctx: Context,
  productId: number,
  locationId: number | undefined,
  newest: MoveRow | undefined
) {
  const { enters, leaves, bindings } = sides(locationId)
  const upTo = newest ? 'AND (`m`.`on_date`, `m`.`id`) <= (?, ?)' : ''
  const [row] = await ctx.rows<{ balance: string | null }>(
    `SELECT CAST(SUM(\`m\`.\`quantity\` * ((${enters}) - (${leaves}))) AS CHAR) AS \`balance\` ${FROM} ` +
      `WHERE \`m\`.\`company_id\` = ? AND \`m\`.\`product_id\` = ? ${upTo}`,
    [
      ...bindings,
      ...bindings,
      ctx.company.id,
      productId,
      ...(newest ? [newest.on_date, newest.id] : []),
    ]
  )
  return Decimal.fromUnits(row?.balance ?? 0, 6)
}
