import type { Context } from 'kontor/plugin'
import Address from '../models/address.js'
import type Party from '../models/party.js'
import { addLine } from './add_line.js'
import { markMain, settleMain } from './main_line.js'

const PARTS = ['street', 'postalCode', 'city', 'region', 'country'] as const
const KEYS = ['street', 'postal_code', 'city', 'region', 'country']

export async function keepAddress(ctx: Context, party: Party, written: Set<string>) {
  const lines = await ctx.lines<Address>(party, 'addresses')
  if (KEYS.some((key) => written.has(key))) await writeAddress(ctx, party, lines)
  const isShown = (line: Address) => PARTS.every((part) => line[part] === party[part])
  const main = settleMain(lines, isShown)
  for (const part of PARTS) party[part] = main?.[part] ?? null
}

async function writeAddress(ctx: Context, party: Party, lines: Address[]) {
  const parts = Object.fromEntries(PARTS.map((part) => [part, party[part]]))
  const known = lines.find((line) => line.isMain) ?? lines[0]
  if (!known && PARTS.every((part) => party[part] === null)) return
  const line = known ?? (await addLine(ctx, party, Address, lines, parts))
  markMain(lines, Object.assign(line, parts))
}
