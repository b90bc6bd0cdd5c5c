import { definePlugin } from 'kontor/plugin'

/** Lends things out and takes them back: a whole plugin, as small as one can be. */
export default definePlugin({
  id: 'sample',
  version: '1.0.0',
  api: '^1.0',
  requires: { contacts: '^1.0' },
  models: [() => import('./models/loan.js')],
  operations: [
    () => import('./operations/lend_loan.js'),
    () => import('./operations/return_loan.js'),
  ],
  events: ['sample.loan.returned'],
  sequences: { loan: { pattern: 'L-{year}-{number:5}', gapless: true } },
  roles: {
    clerk: [
      'sample.loan.read',
      'sample.loan.create',
      'sample.loan.update',
      'sample.loan.lend',
      'sample.loan.return',
    ],
    manager: [
      {
        rights: [
          'sample.loan.read',
          'sample.loan.create',
          'sample.loan.update',
          'sample.loan.archive',
          'sample.loan.delete',
          'sample.loan.lend',
          'sample.loan.return',
          'sample.loan.import',
          'sample.loan.export',
        ],
        sensitive: ['personal'],
      },
    ],
    auditor: [{ rights: ['sample.loan.read', 'sample.loan.export'], sensitive: ['personal'] }],
  },
  reportSources: [
    {
      name: 'sample.promises',
      from: [
        {
          model: 'sample.loan',
          fields: {
            borrower: 'borrower.name',
            due_on: 'due_on',
            deposit: 'deposit',
            currency: 'currency',
          },
          filter: ['state', 'ne', 'returned'],
        },
      ],
    },
  ],
  menu: [{ model: 'sample.loan', icon: 'i-lucide-book' }],
  demo: () => import('./demo/loans.js'),
})
