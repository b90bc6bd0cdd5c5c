import { boolean, Decimal, definePlugin, Refusal, settings, text } from 'kontor/plugin'
import type { ExchangeRates } from 'kontor/plugin'
import Visit from './models/visit.js'

interface Wording {
  greet(name: string): string
}

/** Keeps one rate, of January 2026: 131 yen for a euro. */
const rates: ExchangeRates = {
  rate: (_, from, to, on) => {
    const isKnown = `${from} ${to}` === 'EUR JPY' && on.startsWith('2026-01')
    return Promise.resolve(isKnown ? new Decimal(131n, 0) : null)
  },
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
  widgets: [
    {
      name: 'guest.greeting',
      component: 'greeting',
      icon: 'i-lucide-hand',
      right: 'guest.visit.read',
      props: (ctx) => Promise.resolve({ company: ctx.company.name }),
    },
  ],
  dashboards: [
    {
      name: 'guest.door',
      tiles: [
        { kind: 'widget', x: 0, y: 0, w: 4, h: 3, settings: { widget: 'guest.greeting' } },
        { kind: 'list', x: 4, y: 0, w: 8, h: 3, settings: { model: 'guest.visit' } },
      ],
    },
  ],
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
    'kernel.exchange_rates': { january: rates },
  },
  integrations: { catalogue: () => import('./integrations/catalogue.js') },
  async onEnable(ctx) {
    await ctx.run('guest.visit.create', null, { greeting: 'First' })
  },
})
