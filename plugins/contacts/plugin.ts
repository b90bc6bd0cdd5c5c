import { definePlugin, reference } from 'kontor/plugin'
import { dashboards } from './dashboards.js'
import { mainDataHolds } from './main_data/invariant.js'
import { reports } from './reports.js'

export type { default as Party } from './models/party.js'

const EVERYTHING = [
  'contacts.party.read',
  'contacts.party.report',
  'contacts.party.create',
  'contacts.party.update',
  'contacts.party.archive',
  'contacts.party.export',
  'contacts.party.import',
]

/** Customers, suppliers and people: everyone the company deals with, stored once. */
export default definePlugin({
  id: 'contacts',
  version: '1.1.0',
  api: '^1.0',
  models: [
    () => import('./models/party.js'),
    () => import('./models/address.js'),
    () => import('./models/phone.js'),
    () => import('./models/email.js'),
    () => import('./models/tax_id.js'),
    () => import('./models/bank_account.js'),
  ],
  operations: [
    () => import('./operations/find_duplicates.js'),
    () => import('./operations/make_private.js'),
    () => import('./operations/share.js'),
  ],
  formats: [() => import('./vcard/format.js')],
  extends: {
    'kernel.user': {
      table: 'contacts_users',
      fields: { party_id: reference('contacts.party', { where: ['kind', 'eq', 'person'] }) },
    },
  },
  roles: {
    clerk: ['read', 'report', 'create', 'update'].map((verb) => `contacts.party.${verb}`),
    manager: [
      {
        rights: [
          ...EVERYTHING,
          'contacts.party.delete',
          'contacts.party.make_private',
          'contacts.party.share',
        ],
        sensitive: ['personal', 'bank'],
      },
    ],
    auditor: [
      {
        rights: ['contacts.party.read', 'contacts.party.report', 'contacts.party.export'],
        sensitive: ['personal', 'bank'],
      },
    ],
  },
  menu: [{ model: 'contacts.party', icon: 'i-lucide-contact' }],
  fills: { 'contacts.party:form.top': 'parties/duplicates' },
  figures: { 'contacts.party': () => import('./figures/party.js') },
  invariants: [mainDataHolds],
  reports,
  dashboards,
  demo: () => import('./demo/load.js'),
})
