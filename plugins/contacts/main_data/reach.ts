import type { Context, ModelClass, RecordModel } from 'kontor/plugin'
import Email from '../models/email.js'
import type Party from '../models/party.js'
import Phone from '../models/phone.js'
import { internationalNumber } from '../values/phone_number.js'
import { addLine } from './add_line.js'
import { markMain, settleMain } from './main_line.js'

type ReachLine = RecordModel & { partyId: number; isMain: boolean }

/** Which lines hold the copies of a main value, and where in a line it stands. */
interface Reach<Line extends ReachLine> {
  key: 'email' | 'phone'
  model: ModelClass<Line>
  lines: Line[]
  read: (line: Line) => string
  write: (value: string) => Partial<Line>
}

export async function keepEmail(ctx: Context, party: Party, isWritten: boolean) {
  const lines = await ctx.lines<Email>(party, 'emails')
  const read = (line: Email) => line.address
  const write = (address: string) => ({ address })
  await keepReach(ctx, party, { key: 'email', model: Email, lines, read, write }, isWritten)
}

/** Numbers become international by the country of the party's main address, which is kept first. */
export async function keepPhone(ctx: Context, party: Party, isWritten: boolean) {
  const lines = await ctx.lines<Phone>(party, 'phones')
  for (const line of lines) line.number = internationalNumber(line.number, party.country)
  if (party.phone) party.phone = internationalNumber(party.phone, party.country)
  const read = (line: Phone) => line.number
  const write = (number: string) => ({ number })
  await keepReach(ctx, party, { key: 'phone', model: Phone, lines, read, write }, isWritten)
}

async function keepReach<Line extends ReachLine>(
  ctx: Context,
  party: Party,
  reach: Reach<Line>,
  isWritten: boolean
) {
  const { key, lines, read } = reach
  if (isWritten) await writeMain(ctx, party, reach)
  const main = settleMain(lines, (line) => read(line) === party[key])
  party[key] = main ? read(main) : null
}

/** A value changes the main line or makes one; no value takes the main line away. */
async function writeMain<Line extends ReachLine>(ctx: Context, party: Party, reach: Reach<Line>) {
  const { lines, model, read, write } = reach
  const value = party[reach.key]
  const main = lines.find((line) => line.isMain)
  if (value) {
    const known = lines.find((line) => read(line) === value) ?? main
    const line = known ?? (await addLine(ctx, party, model, lines, write(value)))
    markMain(lines, Object.assign(line, write(value)))
  } else if (main) {
    await ctx.records(model).delete(main)
    lines.splice(lines.indexOf(main), 1)
  }
}
