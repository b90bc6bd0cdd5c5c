import { choice, defineOperation, integer, text } from 'kontor/plugin'

interface Wanted {
  kind: 'make' | 'count' | 'refuse'
  label: string
  count: number | null
  ms: number | null
}

/** Asks for jobs, all in one transaction: `label-0`, `label-1` … */
export default defineOperation<never, Wanted>({
  name: 'chores.effect.ask_for',
  input: {
    kind: choice({ of: ['make', 'count', 'refuse'], required: true }),
    label: text({ required: true, max: 60 }),
    count: integer({ min: 1, max: 2000 }),
    ms: integer({ min: 0, max: 60_000 }),
  },
  async run(ctx, _, { kind, label, count, ms }) {
    for (let at = 0; at < (count ?? 1); at++) {
      await ctx.later(
        `chores.effect.${kind}`,
        { label: `${label}-${at}`, ms: ms ?? 0 },
        { key: `${label}-${at}` }
      )
    }
  },
})
