import type { Part } from '../join_parts.js'
import { rolesOf } from '../rights.js'
import { keepPosted, refuseArchiving, refuseDeletion } from './keep_account.js'

/** The charts of accounts companies begin with. */
export const chartsPart: Part = {
  models: [() => import('../models/chart.js')],
  operations: [
    () => import('../operations/choose_chart.js'),
    () => import('../operations/renew_chart.js'),
  ],
  formats: [() => import('./file/format.js')],
  before: {
    'accounting.account.update': keepPosted,
    'accounting.account.delete': refuseDeletion,
    'accounting.account.archive': refuseArchiving,
  },
  screens: [
    {
      path: 'chart-of-accounts',
      page: 'chart_of_accounts',
      right: 'accounting.account.read',
      props: async (ctx) => (await import('./account_tree.js')).accountTreeScreen(ctx),
    },
    {
      path: 'choose-chart',
      page: 'choose_chart',
      right: 'accounting.chart.read',
      props: async (ctx, query) => (await import('./choose_screen.js')).chooseScreen(ctx, query),
    },
  ],
  menu: [
    { screen: 'chart-of-accounts', right: 'accounting.account.read', icon: 'i-lucide-network' },
    { screen: 'choose-chart', right: 'accounting.chart.choose', icon: 'i-lucide-library' },
  ],
  roles: rolesOf(['chart'], { manager: ['accounting.chart.choose', 'accounting.chart.renew'] }),
}
