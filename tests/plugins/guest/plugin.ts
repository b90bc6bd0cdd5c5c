import { boolean, definePlugin, Refusal, settings, text } from 'kontor/plugin'
import Visit from './models/visit.js'

interface Wording {
  greet(name: string): string
}

/** Reaches into the sample plugin in every way there is; the tests of the plugin host watch it do so. */
export default definePlugin({
  id: 'guest',
  version: '1.2.0',
  api: '^1.0',
  requires: { sample: '^1.0' },
  optional: { catalogue: '^1.0' },
  models: [() => import('./models/visit.js')],
  events: ['guest.visit.seen'],
  settings: {
    polite: { kind: 'boolean', default: true },
    most_visits: { kind: 'integer', default: 3, min: 1, max: 10 },
  },
  roles: {
    clerk: ['guest.visit.read', 'guest.visit.create'],
    manager: ['guest.visit.read', 'guest.visit.create', 'guest.visit.update'],
    auditor: ['guest.visit.read'],
  },
  extends: {
    'sample.loan': {
      table: 'guest_loans',
      fields: { shelf: text({ max: 40, index: true }), is_fragile: boolean() },
    },
  },
  fills: { 'sample.loan:record.side': 'shelf' },
  before: {
    'sample.loan.lend': (ctx, loan) => {
      if (settings<{ polite: boolean }>(ctx, 'guest').polite && loan.externalId === 'rude') {
        throw new Refusal('E_GUEST_RUDE')
      }
    },
  },
  within: {
    'sample.loan.lend': async (ctx, loan) => {
      const { greet } = ctx.strategy<Wording>('guest.wording')
      await Visit.create(ctx, { loanId: loan.id, greeting: greet(ctx.company.name) })
    },
  },
  after: {
    'sample.loan.returned': async (ctx, event) => {
      await Visit.create(ctx, { loanId: Number(event.payload.loan_id), greeting: 'Goodbye' })
    },
  },
  strategies: {
    'guest.wording': {
      plain: { greet: (name: string) => `Hello ${name}` },
      warm: { greet: (name: string) => `Welcome, dear ${name}` },
    },
  },
  integrations: { catalogue: () => import('./integrations/catalogue.js') },
  async onEnable(ctx) {
    await ctx.run('guest.visit.create', null, { greeting: 'First' })
  },
})
