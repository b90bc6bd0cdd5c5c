import type { Context, ModelClass, RecordModel } from 'kontor/plugin'
import type Party from '../models/party.js'

/** A new line of a party, stored and put among the others. */
export async function addLine<Line extends RecordModel>(
  ctx: Context,
  party: Party,
  model: ModelClass<Line>,
  lines: Line[],
  values: Partial<Line>
) {
  const owner = { partyId: party.id, companyId: party.companyId } as unknown as Partial<Line>
  const line = await ctx.records(model).create({ ...owner, ...values })
  if (!lines.includes(line)) lines.push(line)
  return line
}
