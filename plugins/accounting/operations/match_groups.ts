import { type Context, date, defineOperation, json, Refusal } from 'kontor/plugin'
import { matchItems, readIds } from '../payments/match/match_items.js'

interface Input {
  groups: unknown
  on_date: string
}

const MOST = 200

/** Closes several groups of open items, each by itself: what was proposed and looked through. All of them, or none. */
export default defineOperation<never, Input>({
  name: 'accounting.open_item.match_groups',
  right: 'accounting.open_item.match',
  input: {
    groups: json({ required: true }),
    on_date: date({ required: true, default: (ctx: Context) => ctx.today }),
  },
  async run(ctx, _, input) {
    const groups = readGroups(input.groups)
    const matches: number[] = []
    for (const ids of groups) matches.push(...(await matchItems(ctx, ids, input.on_date)))
    return { matches }
  },
})

function readGroups(input: unknown) {
  if (!Array.isArray(input) || input.length === 0 || input.length > MOST) {
    throw Refusal.input([{ field: 'groups', code: 'E_IDS' }])
  }
  return input.map((one) => readIds(one, 'groups'))
}
